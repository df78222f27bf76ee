using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Rocket.Admin.Data.Migrations.Npgsql
{
    /// <inheritdoc />
    public partial class SentRequests : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "_email_sent_requests",
                columns: table => new
                {
                    message_id = table.Column<Guid>(type: "uuid", nullable: false),
                    provider_id = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false),
                    body = table.Column<byte[]>(type: "bytea", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_email_sent_requests", x => new { x.message_id, x.provider_id });
                    table.ForeignKey(
                        name: "fk_email_sent_requests_message_id",
                        column: x => x.message_id,
                        principalTable: "_email_messages",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_email_sent_requests_created_at",
                table: "_email_sent_requests",
                column: "created_at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "_email_sent_requests");
        }
    }
}
