// verify, backup and restore.

#include "app/cli/command_table.h"
#include "app/cli/json_out.h"

#include "core/store/upkeep.h"

namespace lx::cli {

namespace {

Result<> write_json(const std::vector<VerifyItem>& items, bool passed)
{
    JsonWriter json(standard_output());
    json.begin_object().boolean("passed", passed).key("checks").begin_array();
    for (const VerifyItem& item : items) {
        json.begin_object().text("check", item.check).boolean("passed", item.passed);
        json.boolean("warning", item.warning).key("findings").begin_array();
        for (const std::string& finding : item.findings)
            json.text(finding);
        json.end_array().end_object();
    }
    json.end_array().end_object();
    return finish_json(json);
}

} // namespace

Command verify_command()
{
    return {
        "verify",
        "--db FILE [--json]    检查台账文件是否完好",
        {{"--db", "FILE", true}, {"--json", ""}},
        0,
        0,
        [](const Arguments& arguments, Session& session) -> Result<int> {
            LX_ASSIGN(const auto database, open_database(arguments, Database::Mode::ReadOnly));
            LX_ASSIGN(const Catalog catalog, catalog_of(*database));
            LX_ASSIGN(const auto items, verify(*database, catalog, session.progress));
            bool passed = true;
            for (const VerifyItem& item : items)
                passed = passed && (item.passed || item.warning);
            if (arguments.has("--json"))
                LX_TRY(write_json(items, passed));
            for (const VerifyItem& item : items) {
                if (arguments.has("--json"))
                    break;
                print_out((item.passed ? "✓ " : item.warning ? "△ " : "✗ ") + item.check + "\n");
                for (const std::string& finding : item.findings)
                    print_out("    " + finding + "\n");
            }
            if (!passed)
                print_note("台账文件“" + arguments.value("--db") +
                           "”有损坏，请用最近的备份恢复（restore）。");
            return passed ? 0 : 1;
        },
        false};
}

Command backup_command()
{
    return {"backup",
            "--db FILE --out B    备份（使用中也可以）",
            {{"--db", "FILE", true}, {"--out", "FILE", true}},
            0,
            0,
            [](const Arguments& arguments, Session& session) -> Result<int> {
                LX_ASSIGN(const auto database, open_database(arguments, Database::Mode::ReadOnly));
                LX_TRY(backup(*database, arguments.value("--out"), session.progress));
                print_note("已备份到 " + arguments.value("--out"));
                return 0;
            },
            false};
}

Command restore_command()
{
    return {"restore",
            "B --db FILE    用备份恢复",
            {{"--db", "FILE", true}},
            1,
            1,
            [](const Arguments& arguments, Session& session) -> Result<int> {
                LX_ASSIGN(
                    const std::string kept,
                    restore(arguments.plain().front(), arguments.value("--db"), session.progress));
                print_note("已恢复到 " + arguments.value("--db"));
                if (!kept.empty())
                    print_note("原来的文件留在 " + kept);
                return 0;
            },
            false};
}

} // namespace lx::cli
