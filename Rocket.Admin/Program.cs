using Rocket.Admin.Api;
using Rocket.Admin.Api.Providers;
using Rocket.Admin.Data;
using Rocket.Admin.Identity;
using Rocket.Admin.Observability;
using Rocket.Admin.Providers;
using Rocket.Admin.Tenants;

var builder = WebApplication.CreateBuilder(args);
builder.AddObservability();
builder.Services.AddData(builder.Configuration).AddTenants().AddIdentity().AddProviders();
builder.Services.AddApi();

var app = builder.Build();
app.UseApi();
app.UseObservability();
app.UseIdentity();
app.MapObservability();
app.MapIdentity();
app.MapApi();
app.MapProviders().MapSandbox();
app.Run();
