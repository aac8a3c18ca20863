#include "app/cli/command_table.h"
#include "app/cli/json_out.h"

#include <algorithm>
#include <array>

#include "core/county/compare.h"
#include "core/store/subject_names.h"

namespace lx::cli {

namespace {

/// Rows whose names are fetched together: enough to be quick, few enough to keep in memory.
constexpr std::size_t batch_size = 20'000;

std::string state_word(State state)
{
    return state == State::None ? "none" : std::string(state_code(state));
}

void write_side(JsonWriter& json, const char* key, const ComparedSide& side)
{
    json.key(key).begin_object().text("policy", side.policy).text("as_of", side.as_of.iso());
    json.key("original").boolean(side.original);
    if (!side.scope.empty())
        json.text("scope", side.scope);
    json.end_object();
}

void write_rules(JsonWriter& json, const char* key, const std::vector<const Rule*>& rules)
{
    json.key(key).begin_array();
    for (const Rule* rule : rules)
        json.text(rule->full_id);
    json.end_array();
}

void write_matters(JsonWriter& json, const Comparison& comparison)
{
    json.key("matters").begin_array();
    for (const ComparedMatter& matter : comparison.matters()) {
        json.begin_object().text("title", matter.title);
        write_rules(json, "left", matter.left);
        write_rules(json, "right", matter.right);
        for (const Move move : {Move::Lost, Move::Gained, Move::Asked, Move::Freed, Move::Other})
            json.integer(move_code(move), matter.count(move));
        json.end_object();
    }
    json.end_array();
}

Result<> write_changes(JsonWriter& json, const Comparison& comparison, SubjectNames& names,
                       bool all)
{
    std::vector<StateChange> batch;
    Result<> error;
    const auto flush = [&] {
        for (const StateChange& change : batch)
            names.want(change.ledger, change.id);
        error = names.fetch();
        for (std::size_t i = 0; error && i < batch.size(); ++i) {
            const StateChange& change = batch[i];
            json.begin_object().text("matter", comparison.matters()[change.matter].title);
            json.text("subject_kind", change.ledger)
                .text("subject", names.key(change.ledger, change.id))
                .text("name", names.name(change.ledger, change.id));
            json.text("from", state_word(change.left)).text("to", state_word(change.right));
            json.text("move", move_code(change.move()));
            if (change.left_rule != nullptr)
                json.text("left_rule", change.left_rule->full_id);
            if (change.right_rule != nullptr)
                json.text("right_rule", change.right_rule->full_id);
            json.key("why").begin_array();
            for (const std::string& line : comparison.why(change))
                json.text(line);
            json.end_array().end_object();
        }
        batch.clear();
        return error.has_value();
    };
    json.key("changes").begin_array();
    for (std::size_t matter = 0; error && matter < comparison.matters().size(); ++matter)
        comparison.each_change(matter, Move::None, [&](const StateChange& change) {
            if (!all && change.move() != Move::Lost && change.move() != Move::Gained)
                return true;
            batch.push_back(change);
            return batch.size() < batch_size || flush();
        });
    if (error)
        flush();
    json.end_array();
    return error;
}

void write_target(JsonWriter& json, const char* key, const TargetResult* result)
{
    json.key(key);
    if (result == nullptr) {
        json.null();
        return;
    }
    json.begin_object()
        .text("rule", result->target->full_id)
        .integer("numerator", result->numerator)
        .key("denominator");
    if (result->denominator)
        json.integer(*result->denominator);
    else
        json.null();
    json.key("target").real(result->value);
    json.text("state", state_code(result->state)).end_object();
}

Result<> write_json(const Comparison& comparison, const ComparedSide& left,
                    const ComparedSide& right, SubjectNames& names, bool all)
{
    JsonWriter json(standard_output());
    json.begin_object();
    write_side(json, "left", left);
    write_side(json, "right", right);
    write_matters(json, comparison);
    LX_TRY(write_changes(json, comparison, names, all));
    const auto area_of = [](const ComparedTarget& target) {
        return (target.left != nullptr ? target.left : target.right)->area;
    };
    for (const ComparedTarget& target : comparison.targets())
        names.want("area", area_of(target));
    LX_TRY(names.fetch());
    json.key("targets").begin_array();
    for (const ComparedTarget& target : comparison.targets()) {
        json.begin_object().text("title", target.title);
        json.text("area", names.key("area", area_of(target)));
        write_target(json, "left", target.left);
        write_target(json, "right", target.right);
        json.end_object();
    }
    json.end_array().end_object();
    return finish_json(json);
}

std::string side_text(const Evaluation& evaluation, const ComparedSide& side)
{
    return evaluation.pack().name() + "，截至 " + side.as_of.chinese() +
           (side.original ? "，按原标准" : "") +
           (side.scope.empty() ? "" : "，目标按统计口径：" + side.scope);
}

void write_text(const Comparison& comparison, const ComparedSide& left, const ComparedSide& right)
{
    print_out("左侧：" + side_text(comparison.left(), left) + "\n右侧：" +
              side_text(comparison.right(), right) + "\n");
    const auto write = [&](bool both) {
        for (const ComparedMatter& matter : comparison.matters()) {
            if (both != (!matter.left.empty() && !matter.right.empty()))
                continue;
            std::string line;
            for (const Move move :
                 {Move::Lost, Move::Gained, Move::Asked, Move::Freed, Move::Other})
                if (matter.count(move) > 0)
                    line += (line.empty() ? "" : "　") + std::string(move_title(move)) + " " +
                            std::to_string(matter.count(move));
            const char* alone = both ? "" : matter.right.empty() ? "（仅左侧）" : "（仅右侧）";
            if (!line.empty())
                print_out(matter.title + alone + "\t" + line + "\n");
        }
    };
    write(true);
    write(false);
}

Result<int> compare(const Arguments& arguments, Session& session)
{
    ComparedSide left;
    left.policy = arguments.value("--policy");
    LX_ASSIGN(left.as_of, arguments.date("--as-of", session.clock.today()));
    left.original = arguments.has("--original");
    ComparedSide right;
    right.policy = arguments.value("--with-policy", left.policy);
    LX_ASSIGN(right.as_of, arguments.date("--with-date", left.as_of));
    left.scope = arguments.value("--scope");
    right.scope = arguments.value("--with-scope", left.scope);
    if (!arguments.has("--with-policy") && !arguments.has("--with-date") &&
        !arguments.has("--with-scope") && !left.original)
        return fail(
            ErrorKind::Usage,
            "请说明和什么对比：--with-policy 另一政策，--with-date 另一天，"
            "--with-scope 另一统计口径，或 --original 用政策包原来的标准对比本台账设定的标准。");
    LX_ASSIGN(const auto database, open_database(arguments, Database::Mode::ReadOnly));
    LX_ASSIGN(const auto definitions, definitions_of(*database));
    const Catalog& catalog = definitions->catalog();
    LX_ASSIGN(const auto comparison,
              compare_file(*database, definitions, left, right, session.progress));
    if (!arguments.has("--json")) {
        write_text(*comparison, left, right);
        return 0;
    }
    SubjectNames names(*database, catalog);
    LX_TRY(write_json(*comparison, left, right, names, arguments.has("--all")));
    return 0;
}

} // namespace

Command compare_command()
{
    return {"compare",
            "--db FILE --policy ID [--with-policy ID] [--as-of DATE] [--with-date DATE] "
            "[--original] [--scope ID] [--with-scope ID] [--all] [--json]    "
            "对比两个政策、两个日期或改动前后的标准；统计口径只管目标",
            {{"--db", "FILE", true},
             {"--policy", "ID", true},
             {"--with-policy", "ID"},
             {"--as-of", "DATE"},
             {"--with-date", "DATE"},
             {"--original", ""},
             {"--scope", "ID"},
             {"--with-scope", "ID"},
             {"--all", ""},
             {"--json", ""}},
            0,
            0,
            compare,
            false};
}

} // namespace lx::cli
