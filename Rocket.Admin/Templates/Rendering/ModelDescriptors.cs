using System.Collections;
using HandlebarsDotNet.Iterators;
using HandlebarsDotNet.MemberAccessors;
using HandlebarsDotNet.ObjectDescriptors;
using HandlebarsDotNet.PathStructure;

namespace Rocket.Admin.Templates.Rendering;

/// <summary>Tells Handlebars how to look into the model, and that nothing else may be looked into: no .NET property is reachable from a template.</summary>
internal sealed class ModelDescriptors : IObjectDescriptorProvider
{
    private static readonly ObjectDescriptor s_object = new(
        typeof(ModelObject),
        new ObjectAccessor(),
        static (_, value) => ((ModelObject)value).Keys,
        static _ => new DictionaryIterator<Dictionary<string, object?>, string, object?>());

    private static readonly ObjectDescriptor s_list = new(
        typeof(ModelList),
        new ListAccessor(),
        static (_, value) => Enumerable.Range(0, ((ModelList)value).Count),
        static _ => new ListIterator<List<object?>, object?>());

    private static readonly ObjectDescriptor s_missing = new(
        typeof(MissingValue), new MissingAccessor(), static (_, _) => Array.Empty<object>(), static _ => new EnumerableIterator<IEnumerable>());

    private static readonly ObjectDescriptor s_closed = new(
        typeof(object), new NoAccessor(), static (_, _) => Array.Empty<object>(), static _ => new EnumerableIterator<IEnumerable>());

    public bool TryGetDescriptor(Type type, out ObjectDescriptor value)
    {
        value = type == typeof(ModelObject) ? s_object
            : type == typeof(ModelList) ? s_list
            : type == typeof(MissingValue) ? s_missing
            : s_closed;
        return true;
    }

    private sealed class ObjectAccessor : IMemberAccessor
    {
        public bool TryGetValue(object instance, ChainSegment memberName, out object? value)
        {
            var model = (ModelObject)instance;
            model.Scope.Step();
            var name = memberName.TrimmedValue;
            if (model.TryGetValue(name, out value))
            {
                return true;
            }

            // Handlebars asks the object first and then the names of "as |item|".
            if (model.Scope.IsBlockParameter(name))
            {
                return false;
            }

            value = new MissingValue(model.Scope, model.PathOf(name));
            return true;
        }
    }

    private sealed class ListAccessor : IMemberAccessor
    {
        public bool TryGetValue(object instance, ChainSegment memberName, out object? value)
        {
            var list = (ModelList)instance;
            var name = memberName.TrimmedValue;
            if (name is "length" or "count")
            {
                value = (long)list.Count;
                return true;
            }

            if (int.TryParse(name, out var index) && index >= 0 && index < list.Count)
            {
                value = list[index];
                return true;
            }

            value = null;
            return false;
        }
    }

    private sealed class MissingAccessor : IMemberAccessor
    {
        public bool TryGetValue(object instance, ChainSegment memberName, out object? value)
        {
            value = ((MissingValue)instance).Member(memberName.TrimmedValue);
            return true;
        }
    }

    private sealed class NoAccessor : IMemberAccessor
    {
        public bool TryGetValue(object instance, ChainSegment memberName, out object? value)
        {
            value = null;
            return false;
        }
    }
}
