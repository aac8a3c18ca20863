#include "app/cli/command_table.h"
#include "app/cli/edit_outcome.h"
#include "app/cli/json_out.h"
#include "app/cli/year_argument.h"
#include "core/base/input_file.h"
#include "core/county/policies.h"
#include "core/instructors/instructor_board.h"
#include "core/store/ledger_store.h"

namespace lx::cli {

namespace {

/// A board with the names of what stands on it.
struct Shown
{
    const World& world;
    const InstructorBoard& board;
    std::vector<std::string> urgencies;
    std::unordered_map<std::int64_t, std::string> unit_keys;

    [[nodiscard]] std::string text(const char* ledger, const char* field, std::int32_t row) const
    {
        const Snapshot& snapshot = world.snapshot();
        const std::int32_t code = snapshot.column(ledger, field).i32[static_cast<std::size_t>(row)];
        return code < 0 ? std::string() : std::string(snapshot.texts().text(code));
    }
    [[nodiscard]] std::string urgency(const UnservedUnit& unit) const
    {
        const auto grade = static_cast<std::size_t>(unit.grade);
        return grade < urgencies.size() ? urgencies[grade] : std::string();
    }
};

void put_date(JsonWriter& json, const char* name, const std::optional<Date>& date)
{
    json.key(name);
    if (date)
        json.text(date->iso());
    else
        json.null();
}

template <class Cells> void put_states(JsonWriter& json, const char* name, const Cells& cells)
{
    json.key(name).begin_array();
    for (const LifeCell& cell : cells)
        json.text(state_code(cell.state));
    json.end_array();
}

void put_score(JsonWriter& json, const InstructorScore& score)
{
    json.key("score");
    if (score.points)
        json.real(score.shown());
    else
        json.null();
    json.integer("built", score.built).integer("rank", score.rank);
    json.text("proposal", !score.points ? "" : score.keep ? "keep" : "replace");
}

void put_instructor(JsonWriter& json, const Shown& shown, const InstructorRow& row)
{
    json.begin_object().text("code", shown.text("instructor", "code", row.row));
    json.text("name", shown.text("instructor", "name", row.row));
    json.boolean("in_force", row.in_force).integer("units", row.units);
    json.key("limit");
    if (const auto& limit = shown.board.limit())
        json.integer(limit->units);
    else
        json.null();
    put_date(json, "last_visit", row.last_visit);
    put_states(json, "months", row.months);
    json.key("visits").begin_array();
    for (const UnitVisits& unit : row.visits) {
        json.begin_object().text("unit", shown.unit_keys.at(unit.id));
        json.text("name", shown.text("unit", "name", unit.unit)).boolean("now", unit.now);
        put_states(json, "months", unit.months);
        json.key("held").begin_array();
        for (const LifeCell& cell : unit.months)
            json.integer(cell.held);
        json.end_array().end_object();
    }
    json.end_array();
    put_states(json, "summaries", row.summaries);
    json.key("appraisals").begin_array();
    for (const auto& half : row.appraisals) {
        json.begin_object().text("managing", state_code(half[0].state));
        json.text("hosting", state_code(half[1].state)).end_object();
    }
    json.end_array().text("graded", state_code(row.graded.state));
    json.text("training", state_code(row.training.state));
    json.text("certificate", shown.text("instructor", "certificate", row.row));
    put_date(json, "term_until", row.term_until);
    json.text("term", term_code(row.term));
    put_score(json, row.score);
    json.end_object();
}

Result<> write_json(const Shown& shown)
{
    JsonWriter json(standard_output());
    json.begin_object().integer("year", shown.board.year()).key("instructors").begin_array();
    for (const InstructorRow& row : shown.board.rows())
        put_instructor(json, shown, row);
    json.end_array().key("without").begin_array();
    for (const UnservedUnit& unit : shown.board.unserved()) {
        json.begin_object().text("unit", shown.unit_keys.at(unit.id));
        json.text("name", shown.text("unit", "name", unit.row));
        json.text("urgency", shown.urgency(unit)).end_object();
    }
    json.end_array().end_object();
    return finish_json(json);
}

std::string tenths(double points)
{
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.1f", points);
    return text.data();
}

void write_text(const Shown& shown)
{
    print_out("编号\t姓名\t派驻单位\t最近走访\t缺\t本期待办\t任期至\t得分\t名次\n");
    for (const InstructorRow& row : shown.board.rows()) {
        std::string line = shown.text("instructor", "code", row.row) + "\t" +
                           shown.text("instructor", "name", row.row) +
                           (row.in_force ? "" : "（已离任）") + "\t" + std::to_string(row.units);
        if (const auto& limit = shown.board.limit())
            line += "/" + std::to_string(limit->units) +
                    (shown.board.over_limit(row) ? "（超出）" : "");
        line += "\t" + (row.last_visit ? row.last_visit->iso() : "");
        line += "\t" + std::to_string(row.count(LifeState::Hole));
        line += "\t" + std::to_string(row.count(LifeState::Due));
        line += "\t" + (row.term_until ? row.term_until->iso() : "");
        line += row.term == TermState::Over ? "（已满）" : "";
        line += "\t" + (row.score.points ? tenths(row.score.shown()) : "");
        line += "\t" + (row.score.rank > 0 ? std::to_string(row.score.rank) : "");
        print_out(line + "\n");
    }
    print_out("没有指导员的单位\t" + std::to_string(shown.board.unserved().size()) + "\n");
    for (const UnservedUnit& unit : shown.board.unserved())
        print_out(shown.text("unit", "name", unit.row) + "\t" + shown.urgency(unit) + "\n");
}

/// Keeps the county's own settings from a file like resources/instructors/settings.json.
Result<int> keep_settings(const Arguments& arguments, Session& session)
{
    constexpr std::uint64_t most = 1ULL << 20U;
    const std::string path = arguments.value("--settings");
    LX_ASSIGN(const std::string text, read_file(path, most));
    LX_ASSIGN(const auto settings, InstructorSettings::from_json(path, text));
    LX_ASSIGN(const auto database, open_database(arguments, Database::Mode::ReadWrite));
    const Actor actor = actor_of(arguments, session);
    LX_TRY(settings.keep(*database, &actor));
    print_out("已保存指导员设置。\n");
    return 0;
}

Result<int> show_instructors(const Arguments& arguments, Session& session)
{
    if (arguments.has("--settings"))
        return keep_settings(arguments, session);
    LX_ASSIGN(const Date as_of, arguments.date("--as-of", session.clock.today()));
    LX_ASSIGN(const int year, year_argument(arguments, as_of.year()));
    LX_ASSIGN(const auto database, open_database(arguments, Database::Mode::ReadOnly));
    LX_ASSIGN(const auto definitions, definitions_of(*database));
    CountyWanted wanted;
    wanted.as_of = as_of;
    wanted.policies = arguments.values("--policy");
    if (wanted.policies.empty()) {
        LX_ASSIGN(wanted.policies, carried_out(*database));
    }
    wanted.facts = InstructorBoard::needs(definitions->facts());
    LX_ASSIGN(const auto county, County::load(*database, definitions, wanted, session.progress));
    LX_ASSIGN(const auto settings, InstructorSettings::of(*database));
    LX_ASSIGN(const InstructorBoard board,
              InstructorBoard::of(*county, year, settings, session.progress));
    Shown shown{*county->world, board, {}, {}};
    const Urgency urgency = Urgency::of(definitions->facts());
    for (const Urgency::Grade& grade : urgency.grades())
        shown.urgencies.push_back(grade.name);
    LedgerStore store(*database, definitions->catalog());
    LX_ASSIGN(shown.unit_keys, store.keys(*definitions->catalog().ledger("unit"),
                                          county->world->snapshot().table("unit").ids));
    if (arguments.has("--json"))
        LX_TRY(write_json(shown));
    else
        write_text(shown);
    return 0;
}

} // namespace

Command instructors_command()
{
    return {"instructors",
            "--db FILE [--policy ID]… [--year YEAR] [--as-of DATE] [--json]    "
            "指导员：某一年（不写是当年）各人派驻几家、逐月走访、总结、鉴定、培训、得分，哪些单位还"
            "没有指导员\n"
            "--db FILE --settings FILE.json [--by 姓名]    保存本县的走访频率和年度考核办法",
            {{"--db", "FILE", true},
             {"--policy", "ID", false, true},
             {"--year", "YEAR"},
             {"--as-of", "DATE"},
             {"--settings", "FILE"},
             {"--by", "姓名"},
             {"--json", ""}},
            0,
            0,
            show_instructors,
            false};
}

} // namespace lx::cli
