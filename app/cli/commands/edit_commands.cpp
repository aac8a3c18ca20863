// edit, replace, end and remove: the verbs for rows by their keys or by a condition.

#include "app/cli/command_table.h"
#include "app/cli/edit_outcome.h"
#include "app/cli/row_choice.h"

#include <algorithm>
#include <functional>

#include "core/edit/end_reason.h"
#include "core/edit/end_rows.h"
#include "core/edit/field_entry.h"
#include "core/edit/find_replace.h"
#include "core/ledger/heading_match.h"

namespace lx::cli {

namespace {

using Verb = std::function<Result<Edited>(Editor& editor, std::int64_t id)>;
using Work =
    std::function<Result<ManyEdited>(Editor& editor, const std::vector<std::int64_t>& ids)>;

/// What the verb is called in the history and told with.
struct VerbWords
{
    const char* title; ///< "修改"
    const char* done;  ///< "已修改"
    const char* would; ///< "将修改"
};

/// "单位 宁夏某某有限公司" for one row, "单位 12 行" for several.
Result<std::string> what(LedgerStore& store, const LedgerDef& def,
                         const std::vector<std::int64_t>& ids)
{
    if (ids.size() != 1)
        return def.name + " " + std::to_string(ids.size()) + " 行";
    LX_ASSIGN(const auto labels, store.labels(def, ids));
    return def.name + " " + (labels.empty() ? std::string() : labels.begin()->second);
}

Result<std::vector<Refusal>> refusals(LedgerStore& store, const LedgerDef& def,
                                      const ManyEdited& many)
{
    std::vector<std::int64_t> ids;
    for (const ManyEdited::Refusal& one : many.refused)
        ids.push_back(one.id);
    LX_ASSIGN(const auto keys, store.keys(def, ids));
    std::vector<Refusal> refused;
    for (const ManyEdited::Refusal& one : many.refused) {
        const FieldDef* field = def.field(one.problem.field);
        const auto key = keys.find(one.id);
        refused.push_back({key == keys.end() ? "" : key->second,
                           field == nullptr ? "" : field->name, one.problem.message});
    }
    return refused;
}

/// What is done to the rows the arguments name, as one action.
Result<int> run_work(Database& database, const DefinitionsPtr& definitions, const LedgerDef& def,
                     const Arguments& arguments, Session& session, const VerbWords& words,
                     const Work& work)
{
    const Catalog& catalog = definitions->catalog();
    LX_ASSIGN(const auto ids, chosen_rows(database, definitions, def, arguments, session));
    if (ids.empty())
        print_note("“" + def.name + "”台账里没有符合条件的行。");
    LedgerStore store(database, catalog);
    LX_ASSIGN(const std::string about, what(store, def, ids));
    LX_ASSIGN(Writer writer, Writer::begin(database, catalog, actor_of(arguments, session),
                                           std::string(words.title) + " " + about));
    Editor editor(catalog, writer, session.clock.today());
    LX_ASSIGN(ManyEdited many, work(editor, ids));
    EditOutcome outcome{0, many.changed};
    LX_ASSIGN(outcome.refused, refusals(store, def, many));
    outcome.warnings = std::move(many.warnings);
    outcome.advice = std::move(many.advice);
    const bool dry = arguments.has("--dry-run");
    if (!dry) {
        LX_ASSIGN(outcome.action, writer.commit());
    }
    for (std::string& note : closed_notes(database, definitions, outcome.action))
        outcome.warnings.push_back(std::move(note));
    std::string done =
        std::string(dry ? words.would : words.done) + " " + std::to_string(many.changed) + " 行";
    done += dry ? "（试运行，没有写入）。"
                : "（第 " + std::to_string(outcome.action) + " 号操作，可用 undo 撤销）。";
    return tell_outcome(arguments, outcome, done);
}

/// One verb for each of them. Rows that are refused don't hold up the others.
Result<int> run_verb(Database& database, const DefinitionsPtr& definitions, const LedgerDef& def,
                     const Arguments& arguments, Session& session, const VerbWords& words,
                     const Verb& verb)
{
    return run_work(database, definitions, def, arguments, session, words,
                    [&](Editor& editor, const std::vector<std::int64_t>& ids) {
                        return edit_many(ids, words.title, session.progress,
                                         [&](std::int64_t id) { return verb(editor, id); });
                    });
}

struct Opened
{
    std::unique_ptr<Database> database;
    DefinitionsPtr definitions;
    const LedgerDef* def = nullptr;
};

Result<Opened> open_ledger(const Arguments& arguments)
{
    Opened opened;
    LX_ASSIGN(opened.database, open_database(arguments, Database::Mode::ReadWrite));
    LX_ASSIGN(opened.definitions, definitions_of(*opened.database));
    LX_ASSIGN(opened.def, ledger_of(opened.definitions->catalog(), arguments.plain().front()));
    return opened;
}

Result<int> edit(const Arguments& arguments, Session& session)
{
    LX_ASSIGN(const Opened opened, open_ledger(arguments));
    const LedgerDef& def = *opened.def;
    const auto& plain = arguments.plain();
    LX_ASSIGN(const FieldEntries entries,
              FieldEntries::read(*opened.database, opened.definitions->catalog(), def,
                                 {plain.begin() + 1, plain.end()}));
    return run_verb(
        *opened.database, opened.definitions, def, arguments, session, {"修改", "已修改", "将修改"},
        [&](Editor& editor, std::int64_t id) { return entries.change(editor, def, id); });
}

Result<FindHow> how_of(const std::string& word)
{
    const std::vector<std::string> words{"包含", "整格", "拼音", "正则"}; // as FindHow
    const auto at = std::find(words.begin(), words.end(), word);
    if (at == words.end())
        return fail(ErrorKind::Usage, "--how 不能是“" + word + "”；可写：包含、整格、拼音、正则。");
    return static_cast<FindHow>(at - words.begin());
}

/// The columns named, or all but those that only who names them changes.
Result<std::vector<int>> searched_fields(const Catalog& catalog, const LedgerDef& def,
                                         const Arguments& arguments)
{
    const HeadingMatcher headings(catalog, def);
    const auto& plain = arguments.plain();
    std::vector<int> fields;
    for (std::size_t i = 1; i < plain.size(); ++i) {
        fields.push_back(headings.field_named(plain[i]));
        if (fields.back() < 0)
            return fail(ErrorKind::Usage,
                        "“" + def.name + "”台账没有“" + plain[i] + "”这一栏；请按台账的表头写。");
    }
    for (std::size_t i = 0; plain.size() == 1 && i < def.fields.size(); ++i)
        if (searched_unnamed(def.fields[i]))
            fields.push_back(static_cast<int>(i));
    return fields;
}

Result<int> replace(const Arguments& arguments, Session& session)
{
    LX_ASSIGN(const Opened opened, open_ledger(arguments));
    const LedgerDef& def = *opened.def;
    const Catalog& catalog = opened.definitions->catalog();
    CellSearch search;
    search.words = arguments.value("--find");
    search.instead = arguments.value("--with");
    LX_ASSIGN(search.how, how_of(arguments.value("--how", "包含")));
    LX_ASSIGN(search.fields, searched_fields(catalog, def, arguments));
    return run_work(
        *opened.database, opened.definitions, def, arguments, session, {"替换", "已替换", "将替换"},
        [&](Editor& editor, const std::vector<std::int64_t>& ids) -> Result<ManyEdited> {
            search.rows = ids;
            LX_ASSIGN(const CellHits hits, find_cells(*opened.database, catalog, def, search,
                                                      std::string::npos, session.progress));
            return replace_cells(editor, def, hits.cells, session.progress);
        });
}

Result<int> end(const Arguments& arguments, Session& session)
{
    LX_ASSIGN(const Opened opened, open_ledger(arguments));
    const LedgerDef& def = *opened.def;
    if (def.span.end().empty())
        return fail(ErrorKind::Usage, "“" + def.name +
                                          "”台账没有结束日期这一栏；不再要的行请用 remove 移入"
                                          "回收站。");
    LX_ASSIGN(const Date as_of, arguments.date("--as-of", session.clock.today()));
    LX_ASSIGN(const Date day, arguments.date("--on", as_of));
    Ending ending{day.iso(), {}};
    LX_ASSIGN(ending.reason,
              read_end_reason(opened.definitions->catalog(), def, arguments.value("--reason")));
    return run_work(
        *opened.database, opened.definitions, def, arguments, session, {"结束", "已结束", "将结束"},
        [&](Editor& editor, const std::vector<std::int64_t>& ids) {
            return end_rows(*opened.database, editor, def, ids, ending, session.progress);
        });
}

Result<int> remove_rows(const Arguments& arguments, Session& session)
{
    LX_ASSIGN(const Opened opened, open_ledger(arguments));
    const LedgerDef& def = *opened.def;
    return run_verb(*opened.database, opened.definitions, def, arguments, session,
                    {"删除", "已移入回收站", "将移入回收站"},
                    [&](Editor& editor, std::int64_t id) { return editor.remove(def, id); });
}

std::vector<OptionDef> options(std::vector<OptionDef> more)
{
    std::vector<OptionDef> all{
        {"--db", "FILE", true}, {"--by", "姓名"}, {"--dry-run", ""}, {"--json", ""}};
    all.insert(all.end(), more.begin(), more.end());
    return with_row_options(std::move(all));
}

} // namespace

Command edit_command()
{
    return {"edit",
            std::string("LEDGER ") + row_options_usage +
                " FIELD=VALUE… --db FILE [--by 姓名] [--dry-run] [--json]    修改行：FIELD "
                "写表头，值写法同导入，留空则清空；一次一个操作，退回的行逐一说明，其余照改",
            options({}),
            2,
            -1,
            edit,
            false};
}

Command replace_command()
{
    return {"replace",
            std::string("LEDGER [FIELD…] ") + row_options_usage +
                " --find 文字 [--with 文字] [--how 包含|整格|拼音|正则] --db FILE [--by 姓名] "
                "[--dry-run] [--json]    查找替换：FIELD 写表头，不写则各栏都找，代码、证件号码"
                "和遮掩显示的栏写明才找；一次一个操作，退回的行逐一说明，其余照改",
            options({{"--find", "文字", true}, {"--with", "文字"}, {"--how", "方式"}}),
            1,
            -1,
            replace,
            false};
}

Command end_command()
{
    return {"end",
            std::string("LEDGER ") + row_options_usage +
                " --db FILE [--on DATE] [--reason 原因] [--by 姓名] [--dry-run] [--json]    "
                "结束行（注销、免职、离任……）：默认当天；原因写入台账自己的一栏（没有的写入备注）；"
                "已在别的日期结束的退回，退回的逐一说明，其余照办；还没有了结的行逐一提醒",
            options({{"--on", "DATE"}, {"--reason", "原因"}}),
            1,
            1,
            end,
            false};
}

Command remove_command()
{
    return {"remove",
            std::string("LEDGER ") + row_options_usage +
                " --db FILE [--by 姓名] [--dry-run] [--json]    "
                "把行移入回收站；别处还在引用的退回，其余照办",
            options({}),
            1,
            1,
            remove_rows,
            false};
}

} // namespace lx::cli
