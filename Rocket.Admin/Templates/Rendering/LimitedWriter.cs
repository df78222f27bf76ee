using System.Buffers;
using System.Text;

namespace Rocket.Admin.Templates.Rendering;

/// <summary>Collects a rendered field in a buffer of the shared pool and stops at <see cref="TemplateLimits.OutputLength"/>.</summary>
internal sealed class LimitedWriter : TextWriter
{
    private char[] _buffer = ArrayPool<char>.Shared.Rent(4096);
    private int _length;

    public override Encoding Encoding => Encoding.Unicode;

    public ReadOnlySpan<char> Written => _buffer.AsSpan(0, _length);

    public override void Write(char value)
    {
        Reserve(1);
        _buffer[_length++] = value;
    }

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(ReadOnlySpan<char> buffer)
    {
        Reserve(buffer.Length);
        buffer.CopyTo(_buffer.AsSpan(_length));
        _length += buffer.Length;
    }

    protected override void Dispose(bool disposing)
    {
        if (_buffer.Length > 0)
        {
            ArrayPool<char>.Shared.Return(_buffer);
            _buffer = [];
            _length = 0;
        }

        base.Dispose(disposing);
    }

    private void Reserve(int count)
    {
        if (count > TemplateLimits.OutputLength - _length)
        {
            throw new RenderLimitException($"The rendered email is larger than {TemplateLimits.OutputLength / (1024 * 1024)} MB. Use smaller values or shorter lists.");
        }

        if (_length + count <= _buffer.Length)
        {
            return;
        }

        var larger = ArrayPool<char>.Shared.Rent(Math.Max(_length + count, _buffer.Length * 2));
        Written.CopyTo(larger);
        ArrayPool<char>.Shared.Return(_buffer);
        _buffer = larger;
    }
}
