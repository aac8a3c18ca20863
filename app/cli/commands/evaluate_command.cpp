#include "app/cli/command_table.h"
#include "app/cli/json_out.h"
#include "app/cli/subject_names.h"

#include <algorithm>

#include "core/county/exceptions.h"
#include "core/county/policies.h"
#include "core/rules/evaluation.h"

namespace lx::cli {

namespace {

/// Rows whose names are fetched together: enough to be quick, few enough to keep in memory.
constexpr std::size_t batch_size = 20'000;

void write_value(JsonWriter& json, const FactReading& fact, const FactDef* def)
{
    if (is_empty(fact.value))
        json.null();
    else if (def != nullptr && def->type == FactType::Bool)
        json.boolean(int_of(fact.value) != 0);
    else if (const auto* number = std::get_if<std::int64_t>(&fact.value))
        json.integer(*number);
    else if (const auto* real = std::get_if<double>(&fact.value))
        json.real(*real);
    else
        json.text(text_of(fact.value));
}

void write_finding(JsonWriter& json, const Evaluation& evaluation, const Finding& finding,
                   const SubjectNames& names, const Exceptions& exceptions)
{
    json.begin_object().text("rule", finding.rule->full_id);
    json.text("subject_kind", finding.ledger)
        .text("subject", names.key(finding.ledger, finding.id));
    json.text("name", names.name(finding.ledger, finding.id))
        .text("state", state_code(finding.state));
    json.text("strength", strength_code(finding.rule->strength));
    if (finding.deadline)
        json.text("deadline", finding.deadline->iso());
    json.key("facts").begin_object();
    for (const FactReading& fact : evaluation.facts(finding)) {
        json.key(fact.key);
        write_value(json, fact, evaluation.world().registry().path(finding.ledger, fact.key).fact);
    }
    json.end_object();
    json.text("basis", finding.rule->basis).text("advice", finding.rule->advice);
    if (const Exception* one =
            exceptions.valid(finding.rule->full_id, finding.ledger, finding.id)) {
        json.key("exception").begin_object().text("reason", one->reason);
        json.text("by", one->accepted_by);
        if (one->date)
            json.text("date", one->date->iso());
        if (one->until)
            json.text("until", one->until->iso());
        json.end_object();
    }
    json.end_object();
}

/// Writes items in batches: `write` sees each one after the names of its batch have been fetched.
template <class Item, class Each, class Write>
Result<> in_batches(SubjectNames& names, Each each, Write write)
{
    std::vector<Item> batch;
    Result<> error;
    const auto flush = [&] {
        for (const Item& item : batch)
            names.want(item.ledger, item.id);
        error = names.fetch();
        if (error)
            std::for_each(batch.begin(), batch.end(), write);
        batch.clear();
        return error.has_value();
    };
    each([&](const Item& item) {
        batch.push_back(item);
        return batch.size() < batch_size || flush();
    });
    if (error)
        flush();
    return error;
}

const char* unit_code(Target::Unit unit)
{
    switch (unit) {
    case Target::Unit::Ratio:
        return "ratio";
    case Target::Unit::Count:
        return "count";
    case Target::Unit::Times:
        break;
    }
    return "times";
}

Result<> write_targets(JsonWriter& json, const Evaluation& evaluation, SubjectNames& names)
{
    for (const TargetResult& result : evaluation.targets())
        names.want("area", result.area);
    LX_TRY(names.fetch());
    json.key("targets").begin_array();
    for (const TargetResult& result : evaluation.targets()) {
        json.begin_object()
            .text("rule", result.target->full_id)
            .text("area", names.key("area", result.area));
        json.integer("numerator", result.numerator).key("denominator");
        if (result.denominator)
            json.integer(*result.denominator);
        else
            json.null();
        json.integer("unknown", result.unknown).text("op", result.target->op);
        json.key("target").real(result.value).text("unit", unit_code(result.target->unit));
        json.text("state", state_code(result.state));
        if (result.deadline)
            json.text("deadline", result.deadline->iso());
        json.end_object();
    }
    json.end_array();
    return {};
}

void write_counts(JsonWriter& json, const Evaluation& evaluation)
{
    json.key("counts").begin_object();
    for (const Rule* rule : evaluation.rules()) {
        const StateCounts counts = evaluation.counts(*rule);
        json.key(rule->full_id)
            .begin_object()
            .integer("met", counts.met)
            .integer("unmet", counts.unmet);
        json.integer("pending", counts.pending)
            .integer("unknown", counts.unknown)
            .integer("na", counts.na)
            .end_object();
    }
    json.end_object();
}

Result<> write_json(const Evaluation& evaluation, SubjectNames& names, const Exceptions& exceptions,
                    bool all)
{
    JsonWriter json(standard_output());
    json.begin_object()
        .text("policy", evaluation.pack().id())
        .text("as_of", evaluation.world().as_of().iso());
    FindingFilter filter;
    if (all)
        filter.states = {State::Met, State::Unmet, State::Pending, State::Unknown,
                         State::NotApplicable};
    json.key("findings").begin_array();
    LX_TRY(in_batches<Finding>(
        names, [&](const auto& sink) { evaluation.each_finding(filter, sink); },
        [&](const Finding& finding) {
            write_finding(json, evaluation, finding, names, exceptions);
        }));
    json.end_array();
    LX_TRY(write_targets(json, evaluation, names));
    json.key("todo").begin_array();
    LX_TRY(in_batches<TodoItem>(
        names, [&](const auto& sink) { evaluation.each_todo(sink); },
        [&](const TodoItem& item) {
            json.begin_object().text("rule", item.rule->full_id).text("subject_kind", item.ledger);
            json.text("subject", names.key(item.ledger, item.id)).text("period", item.period);
            json.text("due", item.due.iso()).end_object();
        }));
    json.end_array();
    write_counts(json, evaluation);
    json.end_object();
    return finish_json(json);
}

/// How many of a rule's findings are explained, for people.
std::int64_t explained(const Evaluation& evaluation, const Rule& rule, const Exceptions& exceptions)
{
    if (exceptions.empty())
        return 0;
    FindingFilter filter;
    filter.rules = {rule.full_id};
    std::int64_t count = 0;
    evaluation.each_finding(filter, [&](const Finding& finding) {
        count += exceptions.valid(rule.full_id, finding.ledger, finding.id) != nullptr ? 1 : 0;
        return true;
    });
    return count;
}

void write_text(const Evaluation& evaluation, const Exceptions& exceptions)
{
    print_out(evaluation.pack().name() + "（" + evaluation.pack().number() + "）　截至 " +
              evaluation.world().as_of().chinese() + "\n");
    for (const Rule* rule : evaluation.rules()) {
        const StateCounts c = evaluation.counts(*rule);
        print_out(rule->id + "\t" + rule->title + "\t已落实 " + std::to_string(c.met) +
                  "　未落实 " + std::to_string(c.unmet) + "　未到期 " + std::to_string(c.pending) +
                  "　待补数据 " + std::to_string(c.unknown));
        if (const std::int64_t count = explained(evaluation, *rule, exceptions); count > 0)
            print_out("　有情况说明 " + std::to_string(count));
        print_out("\n");
    }
    for (const TargetResult& result : evaluation.targets())
        print_out(result.target->id + "\t" + result.target->title + "\t" +
                  std::to_string(result.numerator) +
                  (result.denominator ? "/" + std::to_string(*result.denominator) : "") + "\t" +
                  std::string(state_title(result.state)) + "\n");
}

} // namespace

Command evaluate_command()
{
    return {"evaluate",
            "--db FILE --policy ID [--as-of DATE] [--rule ID…] [--all] [--json]    按政策评估",
            {{"--db", "FILE", true},
             {"--policy", "ID", true},
             {"--as-of", "DATE"},
             {"--rule", "ID", false, true, true},
             {"--all", ""},
             {"--json", ""}},
            0,
            0,
            [](const Arguments& arguments, Session& session) -> Result<int> {
                LX_ASSIGN(const Date as_of, arguments.date("--as-of", session.clock.today()));
                LX_ASSIGN(const auto database, open_database(arguments, Database::Mode::ReadOnly));
                LX_ASSIGN(auto pack, load_policy(*database, arguments.value("--policy")));
                LX_ASSIGN(const Catalog catalog, catalog_of(*database));
                EvaluateOptions options;
                options.rules = arguments.values("--rule");
                options.progress = &session.progress;
                LX_ASSIGN(const Evaluation evaluation,
                          evaluate_file(*database, catalog, pack, as_of, {}, options));
                LX_ASSIGN(const Exceptions exceptions, Exceptions::load(*database, catalog, as_of));
                if (!arguments.has("--json")) {
                    write_text(evaluation, exceptions);
                    return 0;
                }
                SubjectNames names(*database, catalog);
                LX_TRY(write_json(evaluation, names, exceptions, arguments.has("--all")));
                return 0;
            },
            false};
}

} // namespace lx::cli
