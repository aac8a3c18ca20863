// verify, reindex, backup and restore.

#include "app/cli/command_table.h"
#include "app/cli/json_out.h"

#include "core/base/fresh_file.h"
#include "core/store/attachments.h"
#include "core/store/own_fields.h"
#include "core/store/upkeep.h"

namespace lx::cli {

namespace {

std::string kind_word(VerifyKind kind)
{
    switch (kind) {
    case VerifyKind::Damage:
        return "damage";
    case VerifyKind::Foreign:
        return "foreign";
    case VerifyKind::Outside:
        return "outside";
    case VerifyKind::Search:
        return "search";
    case VerifyKind::Data:
        break;
    }
    return "data";
}

Result<> write_json(const std::vector<VerifyItem>& items, bool passed)
{
    JsonWriter json(standard_output());
    json.begin_object().boolean("passed", passed).key("checks").begin_array();
    for (const VerifyItem& item : items) {
        json.begin_object().text("check", item.check).text("kind", kind_word(item.kind));
        json.boolean("passed", item.passed).boolean("warning", item.warning);
        json.integer("total", item.total).key("findings").begin_array();
        for (const VerifyFinding& finding : item.findings)
            json.text(finding.sentence);
        json.end_array().end_object();
    }
    json.end_array().end_object();
    return finish_json(json);
}

void write_text(const std::vector<VerifyItem>& items)
{
    for (const VerifyItem& item : items) {
        print_out((item.passed ? "✓ " : item.warning ? "△ " : "✗ ") + item.check + "\n");
        for (const VerifyFinding& finding : item.findings)
            print_out("    " + finding.sentence + "\n");
        const auto shown = static_cast<std::int64_t>(item.findings.size());
        if (item.total > shown)
            print_out("    ……还有 " + std::to_string(item.total - shown) + " 条\n");
    }
}

/// What to do, once for each kind of trouble.
void write_advice(const std::vector<VerifyItem>& items, const std::string& name)
{
    for (const VerifyKind kind : {VerifyKind::Damage, VerifyKind::Foreign, VerifyKind::Outside,
                                  VerifyKind::Data, VerifyKind::Search})
        for (const VerifyItem& item : items)
            if (item.kind == kind && !item.passed && !item.warning) {
                print_note("“" + name + "”：" + verify_advice(kind));
                break;
            }
}

Result<int> verify_file(const Arguments& arguments, Session& session)
{
    const std::string path = arguments.value("--db");
    LX_ASSIGN(const auto database, Database::open_for_upkeep(path));
    // What a damaged or foreign file can't tell is left out: the checks say so.
    const Catalog catalog = readable_catalog(*database);
    LX_ASSIGN(auto items, verify(*database, catalog, session.progress, session.clock.today()));
    for (const std::string& backup_file : arguments.values("--against")) {
        LX_ASSIGN(items.emplace_back(), verify_against(*database, backup_file));
    }
    bool passed = true;
    for (const VerifyItem& item : items)
        passed = passed && (item.passed || item.warning);
    if (arguments.has("--json"))
        LX_TRY(write_json(items, passed));
    else
        write_text(items);
    write_advice(items, file_name(path));
    return passed ? 0 : 1;
}

} // namespace

Command verify_command()
{
    return {"verify",
            "--db FILE [--against B]… [--json]    检查台账文件是否完好，是否接着备份 B",
            {{"--db", "FILE", true}, {"--against", "B", false, true}, {"--json", ""}},
            0,
            0,
            verify_file,
            false};
}

namespace {

/// The attachments that rows of `from` name, to the other file.
Result<> take_along(Database& from, const std::string& to, Progress& progress)
{
    LX_ASSIGN(const AttachmentsCopied done,
              copy_attachments(from, Definitions::program()->catalog(), to, progress));
    print_note("附件已复制 " + std::to_string(done.copied) + " 个。");
    if (done.missing == 0)
        return {};
    return fail(ErrorKind::Io, std::to_string(done.missing) +
                                   " 个附件不在文件旁边，没有复制；请用 verify 查看是哪几行的。");
}

} // namespace

Command backup_command()
{
    return {"backup",
            "--db FILE --out B [--attachments]    备份（使用中也可以）；--attachments "
            "连附件文件夹一起",
            {{"--db", "FILE", true}, {"--out", "FILE", true}, {"--attachments", ""}},
            0,
            0,
            [](const Arguments& arguments, Session& session) -> Result<int> {
                // Also of an older version, before it is brought up to date.
                LX_ASSIGN(const auto database, Database::open_for_upkeep(arguments.value("--db")));
                LX_ASSIGN(const std::string trouble,
                          backup(*database, arguments.value("--out"), session.progress));
                print_note("已备份到 " + arguments.value("--out"));
                if (arguments.has("--attachments"))
                    LX_TRY(take_along(*database, arguments.value("--out"), session.progress));
                if (trouble.empty())
                    return 0;
                print_note(trouble);
                return 1;
            },
            false};
}

Command reindex_command()
{
    return {"reindex",
            "--db FILE    重建检索索引",
            {{"--db", "FILE", true}},
            0,
            0,
            [](const Arguments& arguments, Session& session) -> Result<int> {
                LX_ASSIGN(const auto database, open_database(arguments, Database::Mode::ReadWrite));
                LX_ASSIGN(const auto definitions, definitions_of(*database));
                const Catalog& catalog = definitions->catalog();
                LX_TRY(rebuild_search_indexes(*database, catalog, session.progress));
                print_note("检索索引已重建。");
                return 0;
            },
            false};
}

Command restore_command()
{
    return {
        "restore",
        "B --db FILE [--attachments]    用备份恢复；--attachments 连备份旁边的附件一起",
        {{"--db", "FILE", true}, {"--attachments", ""}},
        1,
        1,
        [](const Arguments& arguments, Session& session) -> Result<int> {
            LX_ASSIGN(const std::string kept, restore(arguments.plain().front(),
                                                      arguments.value("--db"), session.progress));
            print_note("已恢复到 " + arguments.value("--db"));
            if (!kept.empty())
                print_note("原来的文件留在 " + kept);
            if (arguments.has("--attachments")) {
                LX_ASSIGN(const auto from, Database::open_for_upkeep(arguments.plain().front()));
                LX_TRY(take_along(*from, arguments.value("--db"), session.progress));
            }
            return 0;
        },
        false};
}

} // namespace lx::cli
