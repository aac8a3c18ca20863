#include "app/cli/command_table.h"
#include "app/cli/edit_outcome.h"
#include "app/cli/json_out.h"
#include "app/cli/row_choice.h"

#include "core/ledger/mask.h"
#include "core/store/duplicates.h"
#include "core/store/not_same.h"

namespace lx::cli {

namespace {

/// --not-same A B, or --same A B where that was said by mistake.
Result<int> say(const Arguments& arguments, Session& session)
{
    const bool same = arguments.has("--same");
    const auto keys = arguments.values(same ? "--same" : "--not-same");
    if (keys.size() != 2 || (same && arguments.has("--not-same")))
        return fail(ErrorKind::Usage, "请写两行的键，如 --not-same 甲公司 乙公司。");
    LX_ASSIGN(const auto database, open_database(arguments, Database::Mode::ReadWrite));
    LX_ASSIGN(const auto definitions, definitions_of(*database));
    LX_ASSIGN(const LedgerDef* const def,
              ledger_of(definitions->catalog(), arguments.plain().front()));
    LedgerStore store(*database, definitions->catalog());
    LX_ASSIGN(const std::int64_t a, row_of(store, *def, keys[0]));
    LX_ASSIGN(const std::int64_t b, row_of(store, *def, keys[1]));
    return tell_setting(*database, arguments,
                        same ? "以后查重仍列出这两行。" : "记下了：这两行不是同一个。", [&] {
                            return say_not_same(*database, definitions->catalog(), *def, {a, b},
                                                same, actor_of(arguments, session));
                        });
}

Result<> tell(Database& database, const Catalog& catalog, const LedgerDef& def,
              const Duplicates& found, bool as_json)
{
    std::vector<std::int64_t> ids;
    for (const DuplicatePair& pair : found.pairs)
        ids.insert(ids.end(), {pair.first, pair.second});
    LedgerStore store(database, catalog);
    LX_ASSIGN(const auto keys, store.keys(def, ids));
    LX_ASSIGN(const auto labels, store.labels(def, ids));
    if (!as_json) {
        for (const DuplicatePair& pair : found.pairs) {
            std::string reasons;
            for (const std::string& reason : pair.reasons)
                reasons += (reasons.empty() ? "" : "、") + reason;
            print_out(std::to_string(pair.weight) + "\t" + labels.at(pair.first) + "（" +
                      mask_key_parts(keys.at(pair.first)) + "）\t" + labels.at(pair.second) + "（" +
                      mask_key_parts(keys.at(pair.second)) + "）\t" + reasons + "\n");
        }
        print_note("“" + def.name + "”里可能重复的共 " + std::to_string(found.total) + " 对。");
        return {};
    }
    JsonWriter json(standard_output());
    json.begin_object().text("ledger", def.code).integer("total", found.total);
    json.key("pairs").begin_array();
    for (const DuplicatePair& pair : found.pairs) {
        json.begin_object().text("a", keys.at(pair.first)).text("b", keys.at(pair.second));
        json.text("a_name", labels.at(pair.first)).text("b_name", labels.at(pair.second));
        json.integer("weight", pair.weight).key("reasons").begin_array();
        for (const std::string& reason : pair.reasons)
            json.text(reason);
        json.end_array().end_object();
    }
    json.end_array().end_object();
    return finish_json(json);
}

Result<int> duplicates(const Arguments& arguments, Session& session)
{
    if (arguments.has("--not-same") || arguments.has("--same"))
        return say(arguments, session);
    LX_ASSIGN(const auto database, open_database(arguments, Database::Mode::ReadOnly));
    LX_ASSIGN(const auto definitions, definitions_of(*database));
    const Catalog& catalog = definitions->catalog();
    LX_ASSIGN(const LedgerDef* const def, ledger_of(catalog, arguments.plain().front()));
    LX_ASSIGN(const DuplicateRules all, DuplicateRules::load(catalog));
    const LedgerDuplicates* rules = all.of(def->code);
    if (rules == nullptr) {
        std::string possible;
        for (const LedgerDuplicates& one : all.ledgers())
            possible += (possible.empty() ? "" : "、") + one.ledger;
        return fail(ErrorKind::Usage,
                    "“" + def->name + "”台账没有查重的规则；可查重的有：" + possible + "。");
    }
    LX_ASSIGN(const std::int64_t from, arguments.number("--from", rules->shown_from, {1, 100}));
    LX_ASSIGN(const std::int64_t most, arguments.number("--limit", 10'000, {0}));
    const DuplicateKeys keys(all, *rules, *def);
    LX_ASSIGN(const Duplicates found,
              find_duplicates(*database, catalog, *def, keys, static_cast<int>(from),
                              static_cast<std::size_t>(most), session.progress));
    LX_TRY(tell(*database, catalog, *def, found, arguments.has("--json")));
    return 0;
}

} // namespace

Command duplicates_command()
{
    return {"duplicates",
            "LEDGER --db FILE [--from 50] [--limit N] [--json] | LEDGER --not-same A B [--by 姓名] "
            "| LEDGER --same A B    可能登记了两次的行，分量重的在前；A、B 不是同一个的记下来，"
            "不再列出",
            {{"--db", "FILE", true},
             {"--from", "N"},
             {"--limit", "N"},
             {"--not-same", "A B", false, false, true},
             {"--same", "A B", false, false, true},
             {"--by", "姓名"},
             {"--json", ""}},
            1,
            1,
            duplicates,
            false};
}

} // namespace lx::cli
