namespace Rocket.Admin.Data;

/// <summary>
/// A row guarded against lost updates: <see cref="VersionStamps"/> gives it a new value at every save, so the loser of a race
/// gets a <see cref="Microsoft.EntityFrameworkCore.DbUpdateConcurrencyException"/>.
/// </summary>
internal interface IVersioned
{
    Guid Version { get; set; }
}
