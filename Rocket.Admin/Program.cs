using Rocket.Admin.Api;
using Rocket.Admin.Api.Delivery;
using Rocket.Admin.Api.Providers;
using Rocket.Admin.Api.Templates;
using Rocket.Admin.Components;
using Rocket.Admin.Data;
using Rocket.Admin.Delivery;
using Rocket.Admin.Identity;
using Rocket.Admin.Logs;
using Rocket.Admin.Observability;
using Rocket.Admin.Providers;
using Rocket.Admin.Templates;
using Rocket.Admin.Tenants;

var builder = WebApplication.CreateBuilder(args);
builder.WebHost.UseStaticWebAssets(); // `dotnet run` serves the build's files in every environment; a published copy has its own
builder.AddObservability();
builder.Services.AddData(builder.Configuration).AddTenants().AddIdentity().AddProviders().AddTemplates().AddDelivery().AddLogs();
builder.Services.AddApi().AddPortal();

var app = builder.Build();
app.UseApi();
app.UseObservability();
app.UseIdentity();
app.MapObservability();
app.MapIdentity();
app.MapApi();
app.MapProviders().MapSandbox().MapSingleProvider();
app.MapTemplates();
app.MapDelivery();
app.MapPortal();
app.Run();
