using Rocket.Admin.Api;
using Rocket.Admin.Components;
using Rocket.Admin.Data;
using Rocket.Admin.Identity;
using Rocket.Admin.Observability;
using Rocket.Admin.Tenants;

var builder = WebApplication.CreateBuilder(args);
builder.AddObservability();
builder.Services.AddData(builder.Configuration).AddTenants().AddIdentity();
builder.Services.AddApi().AddPortal();

var app = builder.Build();
app.UseApi();
app.UseObservability();
app.UseIdentity();
app.MapObservability();
app.MapIdentity();
app.MapApi();
app.MapPortal();
app.Run();
