using Rocket.Admin.Data;
using Rocket.Admin.Tenants;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddData(builder.Configuration).AddTenants();
var app = builder.Build();
app.MapGet("/health/live", () => "ok");
app.Run();
