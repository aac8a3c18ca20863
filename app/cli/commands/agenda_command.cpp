#include "app/cli/command_table.h"
#include "app/cli/commands/agenda_actions.h"
#include "app/cli/json_out.h"
#include "app/cli/row_texts.h"

#include <set>

#include "core/county/county.h"
#include "core/county/mass_gaps.h"

namespace lx::cli {

namespace {

const char* handling_word(Handling how)
{
    switch (how) {
    case Handling::Explained:
        return "put_off";
    case Handling::ExplainedBefore:
        return "put_off_ended";
    case Handling::Supervised:
        return "assigned";
    case Handling::Overdue:
        return "overdue";
    case Handling::Closed:
        return "closed";
    case Handling::None:
        break;
    }
    return "open";
}

void write_due(JsonWriter& json, const County& county)
{
    json.key("due").begin_array();
    for (const AgendaItem& item : county.agenda) {
        json.begin_object()
            .text("kind", agenda_kind_code(item.kind))
            .boolean("overdue", item.overdue());
        if (item.week)
            json.text("week", item.week->iso());
        json.text("due", item.due.iso()).text("title", item.title).text("detail", item.detail);
        if (const PolicyPack* policy = county.policy(item))
            json.text("policy", policy->id());
        if (item.rule != nullptr)
            json.text("rule", item.rule->full_id);
        json.integer("count", item.count).key("who").begin_array();
        for (const AgendaItem::Answers& who : item.who)
            json.begin_object().text("name", who.who).integer("count", who.count).end_object();
        json.end_array().end_object();
    }
    json.end_array();
}

void write_rows(JsonWriter& json, const County& county, const FocusList& list,
                const LedgerTexts& texts)
{
    json.key("rows").begin_array();
    std::vector<const FocusList::Row*> by_row(
        static_cast<std::size_t>(county.world->rows(list.ledger)));
    for (const FocusList::Row& row : list.rows)
        by_row[static_cast<std::size_t>(row.row)] = &row;
    for (const std::int32_t at : texts.order()) {
        const FocusList::Row* row = by_row[static_cast<std::size_t>(at)];
        if (row == nullptr)
            continue;
        const Handled handled = list.handled(county, *row);
        json.begin_object().text("key", texts.key(at)).text("name", texts.name(at));
        json.text("org", county.org_name(row->org)).boolean("new", row->fresh);
        json.text("state", handling_word(handled.how));
        if (handled.matter != nullptr) {
            json.text("person", handled.matter->person);
            if (handled.matter->due)
                json.text("due", handled.matter->due->iso());
        }
        if (handled.said != nullptr) {
            json.text("reason", handled.said->reason)
                .text("accepted_by", handled.said->accepted_by);
            if (handled.said->until)
                json.text("until", handled.said->until->iso());
        }
        json.end_object();
    }
    json.end_array();
}

void write_focus(JsonWriter& json, const County& county, const RowTexts& texts)
{
    json.key("focus").begin_array();
    for (const FocusList& list : county.focus) {
        json.begin_object().text("id", list.def->id).text("title", list.def->title);
        json.text("ledger", list.ledger)
            .integer("count", static_cast<std::int64_t>(list.rows.size()))
            .integer("new", list.fresh)
            .integer("gone", list.gone);
        json.integer("open", list.open()).integer("assigned", list.assigned);
        json.integer("overdue", list.overdue).integer("put_off", list.put_off);
        json.key("rules").begin_array();
        for (const FocusOtherwise& other : list.otherwise)
            json.begin_object()
                .text("rule", other.rule)
                .integer("unmet", other.unmet)
                .integer("more", other.more)
                .integer("fewer", other.fewer)
                .text("text", other.text)
                .end_object();
        json.end_array();
        write_rows(json, county, list, texts.of(list.ledger));
        json.end_object();
    }
    json.end_array();
}

void write_gaps(JsonWriter& json, const std::vector<MassGap>& gaps)
{
    json.key("gaps").begin_array();
    for (const MassGap& gap : gaps) {
        json.begin_object().text("id", gap.def->id).text("title", gap.def->title);
        json.text("ledger", gap.ledger);
        json.integer("met", gap.now().met).integer("total", gap.now().total);
        json.integer("not_met", gap.not_met());
        if (gap.target) {
            json.key("target").real(*gap.target).text("target_title", gap.target_title);
            json.integer("missing", gap.missing().value_or(0));
        }
        json.key("trend").begin_array();
        for (const MassGap::Point& point : gap.points)
            json.begin_object()
                .text("as_of", point.day.iso())
                .integer("met", point.met)
                .integer("total", point.total)
                .end_object();
        json.end_array().end_object();
    }
    json.end_array();
}

Result<> write_json(const County& county, const std::vector<MassGap>& gaps, const RowTexts& texts)
{
    JsonWriter json(standard_output());
    json.begin_object().text("as_of", county.as_of.iso());
    if (!county.units.whole())
        json.text("scope", county.units.id());
    write_due(json, county);
    write_focus(json, county, texts);
    write_gaps(json, gaps);
    json.end_object();
    return finish_json(json);
}

void write_text(const County& county, const std::vector<MassGap>& gaps)
{
    print_out(
        "截至 " + county.as_of.chinese() +
        (county.units.whole() ? "" : "　统计口径：" + county.units.name() + "（面上和目标）") +
        "\n到期\n");
    std::string heading;
    for (const AgendaItem& item : county.agenda) {
        const std::string week =
            item.week ? item.week->iso() + " 至 " + item.week->add_days(6).iso() : "逾期";
        if (week != heading)
            print_out(" " + week + "\n");
        heading = week;
        const PolicyPack* policy = county.policy(item);
        print_out("  " + item.due.iso() + "\t" + item.title +
                  (policy == nullptr ? "" : "（" + policy->short_name() + "）") + "\t" +
                  std::to_string(item.count) +
                  (item.who.empty() ? "" : "\t" + item.who.front().who) +
                  (item.who.size() > 1 ? " 等" : "") + "\n");
    }
    print_out("重点\n");
    for (const FocusList& list : county.focus) {
        print_out("  " + list.def->title + "\t" + std::to_string(list.rows.size()) + "\t新增 " +
                  std::to_string(list.fresh) + "\t已交办 " + std::to_string(list.assigned) +
                  "\t暂缓 " + std::to_string(list.put_off) + "\n");
        for (const FocusOtherwise& other : list.otherwise)
            if (!other.text.empty())
                print_out("    " + other.text + "\n");
    }
    print_out("面上\n");
    for (const MassGap& gap : gaps)
        print_out(
            "  " + gap.def->title + "\t" + std::to_string(gap.now().met) + "/" +
            std::to_string(gap.now().total) + "\t" + rate_text(gap.now().met, gap.now().total) +
            "\t未达到 " + std::to_string(gap.not_met()) +
            (gap.target ? "\t离目标还差 " + std::to_string(gap.missing().value_or(0)) : "") + "\n");
}

Result<int> agenda(const Arguments& arguments, Session& session)
{
    if (is_agenda_action(arguments))
        return act_on_agenda(arguments, session);
    for (const char* option : {"--person", "--due", "--demand", "--reason", "--by", "--until"})
        if (arguments.has(option))
            return fail(ErrorKind::Usage,
                        "选项“" + std::string(option) + "”只能和 --assign 或 --put-off 一起用。");
    LX_ASSIGN(const Date as_of, arguments.date("--as-of", session.clock.today()));
    LX_ASSIGN(const auto database, open_database(arguments, Database::Mode::ReadOnly));
    LX_ASSIGN(const auto definitions, definitions_of(*database));
    LX_ASSIGN(const auto county,
              County::load(*database, definitions,
                           CountyWanted::by_pages(arguments.values("--policy"), as_of,
                                                  arguments.value("--scope")),
                           session.progress));
    const auto gaps = mass_gaps(*county);
    if (!arguments.has("--json")) {
        write_text(*county, gaps);
        return 0;
    }
    std::set<std::string> ledgers;
    for (const FocusList& list : county->focus)
        ledgers.insert(list.ledger);
    LX_ASSIGN(const auto texts, RowTexts::load(*database, county->catalog(), *county->world,
                                               ledgers, session.progress));
    LX_TRY(write_json(*county, gaps, texts));
    return 0;
}

} // namespace

Command agenda_command()
{
    return {
        "agenda",
        "--db FILE [--policy ID]… [--scope ID] [--as-of DATE] [--json]    "
        "要做的事：到期、重点、面上\n"
        "  --assign LIST KEY… --person 姓名 --due DATE [--demand 要求]    "
        "把重点清单中的几行交办给人\n"
        "  --put-off LIST KEY… --reason 理由 --by 认可人 [--until DATE]    暂缓几行，写明情况说明",
        {{"--db", "FILE", true},
         {"--policy", "ID", false, true},
         {"--scope", "ID"},
         {"--as-of", "DATE"},
         {"--json", ""},
         {"--assign", "LIST", false, false, true},
         {"--put-off", "LIST", false, false, true},
         {"--person", "姓名"},
         {"--due", "DATE"},
         {"--demand", "要求"},
         {"--reason", "理由"},
         {"--by", "认可人"},
         {"--until", "DATE"}},
        0,
        0,
        agenda,
        false};
}

} // namespace lx::cli
