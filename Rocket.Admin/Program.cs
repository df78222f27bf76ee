using Rocket.Admin.Api;
using Rocket.Admin.Data;
using Rocket.Admin.Tenants;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddData(builder.Configuration).AddTenants();
builder.Services.AddApi();
var app = builder.Build();
app.UseApi();
app.MapGet("/health/live", () => "ok");
app.MapApi();
app.Run();
