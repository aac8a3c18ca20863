#include "app/cli/command_table.h"
#include "app/cli/json_out.h"

#include "core/exchange/import_answers.h"
#include "core/exchange/reconcile.h"

namespace lx::cli {

namespace {

void write_units(JsonWriter& json, std::string_view name, const std::vector<ReconciledUnit>& units)
{
    json.key(name).begin_array();
    for (const ReconciledUnit& unit : units) {
        json.begin_object().text("subject", unit.subject).text("name", unit.name);
        if (unit.row > 0)
            json.text("sheet", unit.sheet).integer("row", unit.row);
        json.text("category", unit.category).text("type", unit.type).text("status", unit.status);
        if (!unit.date.empty())
            json.text("date", unit.date);
        if (!unit.reason.empty())
            json.text("reason", unit.reason);
        if (!unit.fields.empty()) {
            json.key("fields").begin_array();
            for (const FieldDifference& field : unit.fields)
                json.begin_object()
                    .text("field", field.field)
                    .text("ledger", field.ledger)
                    .text("registry", field.registry)
                    .end_object();
            json.end_array();
        }
        json.end_object();
    }
    json.end_array();
}

Result<> write_json(const ReconcileReport& report)
{
    JsonWriter json(standard_output());
    const auto size = [](const auto& list) { return static_cast<std::int64_t>(list.size()); };
    json.begin_object().integer("read", report.read).key("counts").begin_object();
    json.integer("new", size(report.added)).integer("changed", size(report.changed));
    json.integer("missing", size(report.missing))
        .integer("deregistered", size(report.deregistered));
    json.integer("same", report.same).integer("skipped", size(report.skipped));
    json.integer("refused", size(report.unreadable)).end_object();
    write_units(json, "new", report.added);
    write_units(json, "changed", report.changed);
    write_units(json, "missing", report.missing);
    write_units(json, "deregistered", report.deregistered);
    json.integer("same", report.same);
    write_units(json, "skipped", report.skipped);
    write_units(json, "refused", report.unreadable);
    json.key("warnings").begin_array();
    for (const std::string& warning : report.warnings)
        json.text(warning);
    json.end_array().end_object();
    return finish_json(json);
}

void write_text(const ReconcileReport& report)
{
    print_out("名录 " + std::to_string(report.read) + " 行：新增 " +
              std::to_string(report.added.size()) + "，变更 " +
              std::to_string(report.changed.size()) + "，名录里没有 " +
              std::to_string(report.missing.size()) + "，已注销吊销 " +
              std::to_string(report.deregistered.size()) + "，一致 " + std::to_string(report.same) +
              "，略过 " + std::to_string(report.skipped.size()) + "，读不出 " +
              std::to_string(report.unreadable.size()) + "\n");
    const auto list = [](const char* title, const std::vector<ReconciledUnit>& units) {
        for (const ReconciledUnit& unit : units) {
            std::string line = std::string(title) + "\t" + unit.subject + "\t" + unit.name;
            for (const FieldDifference& field : unit.fields)
                line += "\t" + field.field + "：" + field.ledger + " → " + field.registry;
            if (!unit.reason.empty())
                line += "\t" + unit.reason;
            print_out(line + "\n");
        }
    };
    list("新增", report.added);
    list("变更", report.changed);
    list("名录里没有", report.missing);
    list("已注销吊销", report.deregistered);
    list("略过", report.skipped);
    list("读不出", report.unreadable);
    for (const std::string& warning : report.warnings)
        print_note(warning);
}

} // namespace

Command reconcile_command()
{
    return {"reconcile",
            "REGISTRY.xlsx --db FILE [--sheet NAME] [--map MAP.json] [--json]    "
            "把登记机关的名录与单位台账核对，不改动台账",
            {{"--db", "FILE", true}, {"--sheet", "NAME"}, {"--map", "MAP.json"}, {"--json", ""}},
            1,
            1,
            [](const Arguments& arguments, Session& session) -> Result<int> {
                ReconcileOptions options;
                options.path = arguments.plain().front();
                options.sheet = arguments.value("--sheet");
                options.today = session.clock.today();
                ImportAnswers answers;
                if (arguments.has("--map")) {
                    LX_ASSIGN(answers, ImportAnswers::load(arguments.value("--map")));
                    options.mapping = &answers.mapping;
                }
                LX_ASSIGN(const auto database, open_database(arguments, Database::Mode::ReadOnly));
                LX_ASSIGN(const auto definitions, definitions_of(*database));
                const Catalog& catalog = definitions->catalog();
                LX_ASSIGN(const ReconcileReport report,
                          reconcile(*database, catalog, options, session.progress));
                if (arguments.has("--json"))
                    LX_TRY(write_json(report));
                else
                    write_text(report);
                return report.unreadable.empty() ? 0 : 1;
            },
            false};
}

} // namespace lx::cli
