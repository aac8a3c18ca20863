#include "app/cli/commands/agenda_actions.h"

#include <algorithm>

#include "app/cli/json_out.h"
#include "app/cli/row_texts.h"
#include "core/base/text.h"
#include "core/county/county.h"
#include "core/edit/accept_findings.h"
#include "core/edit/supervise.h"
#include "core/ledger/mask.h"
#include "core/store/ledger_store.h"

namespace lx::cli {

namespace {

/// A row that was left as it is and why.
struct Refusal
{
    std::string key;
    std::string reason;
};

/// The rows of a list that were named.
struct Chosen
{
    const FocusList* list = nullptr;
    std::vector<const FocusList::Row*> rows;
    std::vector<Refusal> refused;
};

Result<> check_options(const Arguments& arguments)
{
    const bool assigns = arguments.has("--assign");
    if (assigns && arguments.has("--put-off"))
        return fail(ErrorKind::Usage, "--assign 和 --put-off 一次只能用一个，请分两次做。");
    const std::string verb = assigns ? "--assign" : "--put-off";
    const std::vector<std::string> wanted = assigns ? std::vector<std::string>{"--person", "--due"}
                                                    : std::vector<std::string>{"--reason", "--by"};
    for (const std::string& option : wanted)
        if (trimmed(arguments.value(option)).empty())
            return fail(ErrorKind::Usage, verb + " 还缺少选项“" + option + "”，请补上后重试。");
    const std::vector<std::string> foreign =
        assigns ? std::vector<std::string>{"--policy", "--reason", "--by", "--until"}
                : std::vector<std::string>{"--policy", "--person", "--due", "--demand"};
    for (const std::string& option : foreign)
        if (arguments.has(option))
            return fail(ErrorKind::Usage, "选项“" + option + "”不能和 " + verb + " 一起用。");
    if (arguments.values(verb).size() < 2)
        return fail(ErrorKind::Usage,
                    verb + " 后面要写清单和其中的行，如 " + verb + " unbuilt 91640121MA00000015。");
    return {};
}

Result<Chosen> chosen_rows(const County& county, Database& database,
                           const std::vector<std::string>& words)
{
    Chosen chosen;
    std::string possible;
    for (const FocusList& list : county.focus) {
        possible += (possible.empty() ? "" : "、") + list.def->id + "（" + list.def->title + "）";
        if (list.def->id == words.front())
            chosen.list = &list;
    }
    if (chosen.list == nullptr)
        return fail(ErrorKind::Usage,
                    "没有清单“" + words.front() + "”，可用的有：" + possible + "。");
    const LedgerDef& def = *county.catalog().ledger(chosen.list->ledger);
    const std::vector<std::string> keys(words.begin() + 1, words.end());
    LX_ASSIGN(const auto ids, LedgerStore(database, county.catalog()).find_keys(def, keys));
    for (const std::string& key : keys) {
        const auto id = ids.find(key);
        if (id == ids.end())
            return fail(ErrorKind::Usage, "“" + def.name + "”台账里没有“" + mask_key_parts(key) +
                                              "”，没有改动任何内容。");
        const auto row =
            std::find_if(chosen.list->rows.begin(), chosen.list->rows.end(),
                         [&](const FocusList::Row& one) { return one.id == id->second; });
        if (row == chosen.list->rows.end())
            chosen.refused.push_back(
                {key, "截至" + county.as_of.chinese() + "不在“" + chosen.list->def->title + "”里"});
        else if (std::find(chosen.rows.begin(), chosen.rows.end(), &*row) == chosen.rows.end())
            chosen.rows.push_back(&*row);
    }
    return chosen;
}

/// Those under supervision have somebody already.
void refuse_supervised(const County& county, const LedgerTexts& texts, Chosen& chosen)
{
    std::erase_if(chosen.rows, [&](const FocusList::Row* row) {
        const Handled handled = chosen.list->handled(county, *row);
        if (handled.how != Handling::Supervised && handled.how != Handling::Overdue)
            return false;
        const std::string& person = handled.matter->person;
        chosen.refused.push_back(
            {std::string(texts.key(row->row)),
             "已在督办（" + handled.matter->code + (person.empty() ? "" : "，" + person) + "）"});
        return true;
    });
}

/// Gives how many were given.
Result<std::size_t> assign(const County& county, Database& database, Writer& writer,
                           const Chosen& chosen, const SupervisionOrder& order, Progress& progress)
{
    const auto& orgs = county.world->snapshot().table("org").ids;
    std::vector<SupervisedFinding> findings;
    for (const FocusList::Row* row : chosen.rows)
        findings.push_back({chosen.list->key(), chosen.list->def->title, chosen.list->ledger,
                            row->id, row->org < 0 ? 0 : orgs[static_cast<std::size_t>(row->org)]});
    LX_ASSIGN(const auto made,
              supervise(database, county.catalog(), writer, findings, order, progress));
    return made.size();
}

Result<std::size_t> put_off(const County& county, Database& database, Writer& writer,
                            const Chosen& chosen, const ExceptionText& text)
{
    std::vector<ExceptionSubject> subjects;
    for (const FocusList::Row* row : chosen.rows)
        subjects.push_back({chosen.list->key(), chosen.list->ledger, row->id});
    const auto accepted = accept_findings(database, county.catalog(), writer, subjects, text);
    if (!accepted) // nothing is done: not the 1 of "done, but some were refused"
        return fail(accepted.error().kind == ErrorKind::Refused ? ErrorKind::Usage
                                                                : accepted.error().kind,
                    accepted.error().message, accepted.error().detail);
    return subjects.size();
}

Result<int> tell(const Arguments& arguments, const Chosen& chosen, std::int64_t action,
                 std::size_t changed, const std::string& done)
{
    if (arguments.has("--json")) {
        JsonWriter json(standard_output());
        json.begin_object().integer("action", action).text("list", chosen.list->def->id);
        json.integer("changed", static_cast<std::int64_t>(changed));
        json.key("refused").begin_array();
        for (const Refusal& one : chosen.refused)
            json.begin_object().text("key", one.key).text("reason", one.reason).end_object();
        json.end_array().end_object();
        LX_TRY(finish_json(json));
    } else {
        for (const Refusal& one : chosen.refused)
            print_note("退回：" + mask_key_parts(one.key) + "：" + one.reason);
        print_out(changed == 0 ? "没有改动。\n"
                               : done + " " + std::to_string(changed) + " 个（第 " +
                                     std::to_string(action) + " 号操作）。\n");
    }
    return chosen.refused.empty() ? 0 : 1;
}

} // namespace

bool is_agenda_action(const Arguments& arguments)
{
    return arguments.has("--assign") || arguments.has("--put-off");
}

Result<int> act_on_agenda(const Arguments& arguments, Session& session)
{
    LX_TRY(check_options(arguments));
    const bool assigns = arguments.has("--assign");
    LX_ASSIGN(const Date today, arguments.date("--as-of", session.clock.today()));
    const std::string last = assigns ? "--due" : "--until";
    LX_ASSIGN(const Date until, arguments.date(last, today));
    if (until < today)
        return fail(ErrorKind::Usage,
                    "选项“" + last + "”（" + until.iso() + "）不能早于 " + today.iso() + "。");
    LX_ASSIGN(const auto database, open_database(arguments, Database::Mode::ReadWrite));
    LX_ASSIGN(const auto definitions, definitions_of(*database));
    LX_ASSIGN(const auto county, County::load(*database, definitions,
                                              CountyWanted::by_pages({}, today), session.progress));
    LX_ASSIGN(Chosen chosen, chosen_rows(*county, *database,
                                         arguments.values(assigns ? "--assign" : "--put-off")));
    const std::string ledger = chosen.list->ledger;
    LX_ASSIGN(const auto texts, RowTexts::load(*database, county->catalog(), *county->world,
                                               {ledger}, session.progress));
    if (assigns)
        refuse_supervised(*county, texts.of(ledger), chosen);
    std::int64_t action = 0;
    std::size_t changed = 0;
    if (!chosen.rows.empty()) {
        const std::string title = (assigns ? "交办" : "暂缓") + std::to_string(chosen.rows.size()) +
                                  "个" + chosen.list->def->title;
        LX_ASSIGN(auto writer, Writer::begin(*database, county->catalog(), session.actor, title));
        if (assigns) {
            LX_ASSIGN(changed, assign(*county, *database, writer, chosen,
                                      {today, until, trim(arguments.value("--person")),
                                       trim(arguments.value("--demand"))},
                                      session.progress));
        } else {
            ExceptionText text{trim(arguments.value("--reason")), trim(arguments.value("--by")),
                               today, std::nullopt};
            if (arguments.has("--until"))
                text.until = until;
            LX_ASSIGN(changed, put_off(*county, *database, writer, chosen, text));
        }
        LX_ASSIGN(action, writer.commit());
    }
    return tell(arguments, chosen, action, changed,
                assigns ? "已交办给" + trim(arguments.value("--person")) : "已暂缓");
}

} // namespace lx::cli
