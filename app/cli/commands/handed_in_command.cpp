#include <algorithm>

#include "app/cli/command_table.h"
#include "app/cli/edit_outcome.h"
#include "app/cli/json_out.h"
#include "app/cli/period_argument.h"
#include "core/facts/world.h"
#include "core/report/quarter/handed_in.h"
#include "core/store/ledger_store.h"

namespace lx::cli {

namespace {

struct Known
{
    Completeness all;
    std::vector<std::string> keys; ///< natural keys, in their order
};

Result<Known> read(Database& database, const DefinitionsPtr& definitions, const Period& quarter,
                   Date as_of, Progress& progress)
{
    LX_ASSIGN(const Needs needs, handing_in_needs(definitions->facts()));
    LX_ASSIGN(const auto world, load_world(database, definitions, needs, {as_of, {}, 0}, progress));
    Known known;
    LX_ASSIGN(known.all, completeness(*world, quarter));
    LedgerStore store(database, definitions->catalog());
    for (const HandedIn& one : known.all.all) {
        LX_ASSIGN(std::string key,
                  store.subject_key(*definitions->catalog().ledger(one.ledger), one.row));
        known.keys.push_back(std::move(key));
    }
    return known;
}

Result<> tell(const Known& known, const Period& quarter, bool as_json)
{
    if (!as_json) {
        print_out(quarter.chinese() + "　应报 " + std::to_string(known.all.wanted()) + "，已报 " +
                  std::to_string(known.all.there()) + "，按时 " +
                  std::to_string(known.all.on_time()) + "（" + known.all.due.chinese() + "前）\n");
        for (std::size_t i = 0; i < known.keys.size(); ++i) {
            const HandedIn& one = known.all.all[i];
            print_out(known.keys[i] + "\t" + one.name + "\t" + (one.day ? one.day->iso() : "未报") +
                      "\n");
        }
        return {};
    }
    JsonWriter json(standard_output());
    json.begin_object().text("period", quarter.code()).text("due", known.all.due.iso());
    json.integer("wanted", known.all.wanted()).integer("there", known.all.there());
    json.integer("on_time", known.all.on_time()).key("rows").begin_array();
    for (std::size_t i = 0; i < known.keys.size(); ++i) {
        const HandedIn& one = known.all.all[i];
        json.begin_object().text("ledger", one.ledger).text("key", known.keys[i]);
        json.text("name", one.name).text("day", one.day ? one.day->iso() : "").end_object();
    }
    json.end_array().end_object();
    return finish_json(json);
}

/// Those of `--note`, by natural key or name.
Result<std::vector<HandedIn>> named(const Known& known, const std::vector<std::string>& words)
{
    std::vector<HandedIn> found;
    for (const std::string& word : words) {
        const HandedIn* one = nullptr;
        for (std::size_t i = 0; i < known.keys.size() && one == nullptr; ++i)
            if (known.keys[i] == word || known.all.all[i].name == word)
                one = &known.all.all[i];
        if (one == nullptr)
            return fail(ErrorKind::Usage,
                        "“" + word + "”不是要向本级报送的属地或党组织，请写它的代码或名称。");
        if (one->day)
            return fail(ErrorKind::Usage,
                        "“" + one->name + "”已于 " + one->day->iso() + " 上报，没有重复登记。");
        const bool twice = std::ranges::any_of(found, [&](const HandedIn& other) {
            return other.ledger == one->ledger && other.row == one->row;
        });
        if (!twice)
            found.push_back(*one);
    }
    return found;
}

Result<int> handed_in(const Arguments& arguments, Session& session)
{
    const Date today = session.clock.today();
    LX_ASSIGN(const Period quarter, quarter_argument(arguments, today));
    const std::vector<std::string> words = arguments.values("--note");
    LX_ASSIGN(const Date day, arguments.date("--date", today));
    if (today < day)
        return fail(ErrorKind::Usage, "上报日期 " + day.iso() + " 还没有到。");
    LX_ASSIGN(const auto database,
              open_database(arguments,
                            words.empty() ? Database::Mode::ReadOnly : Database::Mode::ReadWrite));
    LX_ASSIGN(const auto definitions, definitions_of(*database));
    LX_ASSIGN(Known known, read(*database, definitions, quarter, today, session.progress));
    if (!words.empty()) {
        LX_ASSIGN(const auto who, named(known, words));
        LX_ASSIGN(Writer writer,
                  Writer::begin(*database, definitions->catalog(), actor_of(arguments, session),
                                "登记 " + std::to_string(who.size()) + " 个已上报" +
                                    quarter.chinese() + "报表"));
        LX_TRY(enter_handed_in(*database, definitions->facts(), writer, who, quarter, day));
        LX_TRY(writer.commit().map([](std::int64_t) {}));
        LX_ASSIGN(known, read(*database, definitions, quarter, today, session.progress));
    }
    LX_TRY(tell(known, quarter, arguments.has("--json")));
    return 0;
}

} // namespace

Command handed_in_command()
{
    return {"handed-in",
            "--period 2025Q3 --db FILE [--note 代码或名称… [--date DATE] [--by 姓名]] [--json]    "
            "谁该报、谁已报、谁按时；--note 登记已上报的",
            {{"--db", "FILE", true},
             {"--period", "PERIOD", true},
             {"--note", "KEY", false, true, true},
             {"--date", "DATE"},
             {"--by", "姓名"},
             {"--json", ""}},
            0,
            0,
            handed_in,
            false};
}

} // namespace lx::cli
