#include "app/cli/assess_json.h"

#include "app/cli/command.h"
#include "app/cli/json_out.h"

namespace lx::cli {

namespace {

void write_score(JsonWriter& json, const AssessScheme& scheme, const char* name,
                 const std::optional<Fraction>& score)
{
    json.key(name);
    if (score)
        json.real(shown_score(scheme, *score));
    else
        json.null();
}

void write_items(JsonWriter& json, const AssessRound& round, std::int64_t org)
{
    json.key("items").begin_array();
    for (const auto& content : round.scheme->contents)
        for (const auto& item : content.items) {
            json.begin_object().text("id", item.id).text("name", item.name);
            const auto given = round.points.find({org, item.id});
            json.key("of").real(static_cast<double>(item.points) / 100).key("points");
            if (given == round.points.end()) {
                json.null().end_object();
                continue;
            }
            json.real(static_cast<double>(given->second.points) / 100).key("proposed");
            if (given->second.proposed)
                json.real(static_cast<double>(*given->second.proposed) / 100);
            else
                json.null();
            json.text("facts", given->second.fact).text("reason", given->second.reason);
            json.end_object();
        }
    json.end_array();
}

/// Marks of an aspect from the best on, then abstentions; null of fewer than five ballots.
void write_marks(JsonWriter& json, const AssessScheme& scheme, const MarkCounts& counts, bool told)
{
    json.key("marks");
    if (!told) {
        json.null();
        return;
    }
    json.begin_array();
    for (std::size_t i = 0; i < scheme.marks.size(); ++i)
        json.integer(counts[i + 1]);
    json.integer(counts[0]).end_array();
}

void write_org(JsonWriter& json, const ShownRound& shown, const AssessResult& one)
{
    const AssessRound& round = shown.round;
    const AssessScheme& scheme = *round.scheme;
    json.begin_object().text("key", shown.keys.at(one.org)).text("name", shown.names.at(one.org));
    write_score(json, scheme, "daily", one.daily);
    write_items(json, round, one.org);
    write_score(json, scheme, "report", one.report);
    json.key("votes").begin_array();
    for (std::size_t g = 0; g < scheme.voters.size(); ++g) {
        const auto& voters = scheme.voters[g];
        json.begin_object().text("group", voters.id).integer("valid", one.ballots[g]);
        write_marks(json, scheme, one.marks[g][voters.main_aspect()],
                    one.ballots[g] >= fewest_told);
        write_score(json, scheme, "score", one.votes[g]);
        json.end_object();
    }
    json.end_array();
    write_score(json, scheme, "total", one.total);
    json.key("rank");
    if (one.rank > 0)
        json.integer(one.rank);
    else
        json.null();
    json.text("grade", one.grade ? scheme.grades[*one.grade].name : std::string());
    json.boolean("at_the_end", at_the_end(shown.results, one));
    if (const auto talk = round.interviews.find(one.org); talk != round.interviews.end()) {
        json.key("interview").begin_object().boolean("serious", talk->second.serious);
        json.text("date", talk->second.date ? talk->second.date->iso() : std::string());
        json.text("person", talk->second.person);
        json.text("rectification", talk->second.rectification).end_object();
    }
    json.end_object();
}

} // namespace

Result<> write_round_json(const ShownRound& shown)
{
    const AssessRound& round = shown.round;
    JsonWriter json(standard_output());
    json.begin_object().integer("year", round.id.year);
    json.text("assessor", shown.assessor_key).boolean("members", round.id.members);
    json.key("scheme").begin_object().text("id", round.scheme->id);
    json.text("name", round.scheme->name).end_object();
    json.text("closed", round.closed ? round.closed->iso() : std::string());
    json.key("steps").begin_array();
    for (std::size_t i = 0; i < assess_steps; ++i) {
        const auto step = static_cast<AssessStep>(i);
        if (!has_step(*round.scheme, step))
            continue;
        const StepGap gap = step_gap(round, shown.results, step, shown.names);
        json.begin_object().text("step", step_title(step)).integer("done", gap.done);
        json.integer("all", gap.all).key("missing").begin_array();
        for (const std::string& sentence : gap.missing)
            json.text(sentence);
        json.end_array().end_object();
    }
    json.end_array().key("orgs").begin_array();
    for (const AssessResult& one : shown.results.orgs)
        write_org(json, shown, one);
    json.end_array().key("quotas").begin_array();
    for (const GradeCount& count : shown.results.grades) {
        json.begin_object().text("grade", round.scheme->grades[count.grade].name);
        json.integer("given", count.given).key("quota");
        if (count.quota)
            json.integer(*count.quota);
        else
            json.null();
        json.end_object();
    }
    json.end_array().end_object();
    return finish_json(json);
}

void write_round_text(const ShownRound& shown)
{
    const AssessRound& round = shown.round;
    print_out(std::to_string(round.id.year) + "年 " + shown.assessor + " " + round_kind(round.id) +
              "\t" + round.scheme->name +
              (round.closed ? "\t" + round.closed->iso() + " 办结" : std::string()) + "\n");
    for (std::size_t i = 0; i < assess_steps; ++i) {
        const auto step = static_cast<AssessStep>(i);
        if (!has_step(*round.scheme, step))
            continue;
        const StepGap gap = step_gap(round, shown.results, step, shown.names);
        print_out("  " + step_title(step) + "\t" + std::to_string(gap.done) + "/" +
                  std::to_string(gap.all) +
                  (gap.complete() ? std::string() : "\t" + gap.missing.front()) + "\n");
    }
    for (const AssessResult& one : shown.results.orgs)
        print_out("  " + (one.rank > 0 ? std::to_string(one.rank) : "–") + "\t" +
                  shown.names.at(one.org) + "\t" +
                  (one.total ? score_text(*round.scheme, *one.total) : "缺项") + "\t" +
                  (one.grade ? round.scheme->grades[*one.grade].name : "") + "\n");
}

Result<> write_tally_json(const ShownRound& shown)
{
    const AssessRound& round = shown.round;
    JsonWriter json(standard_output());
    json.begin_object().integer("year", round.id.year).key("boxes").begin_array();
    for (const BoxId& id : round.box_ids()) {
        const BallotBox& box = round.box(id);
        const BoxTally counted = tally(round, id);
        json.begin_object().text("group", round.voters(id).id);
        json.text("org", id.org == 0 ? std::string() : shown.keys.at(id.org));
        if (box.count) {
            json.integer("issued", box.count->issued).integer("returned", box.count->returned);
            json.integer("unreturned", box.count->unreturned);
        }
        json.integer("valid", counted.valid).integer("invalid", counted.invalid);
        json.key("orgs").begin_array();
        const auto orgs = round.orgs_on(id);
        for (std::size_t i = 0; i < orgs.size(); ++i) {
            json.begin_object().text("key", shown.keys.at(orgs[i])).key("aspects").begin_array();
            for (std::size_t a = 0; a < round.voters(id).aspects.size(); ++a) {
                json.begin_object().text("aspect", round.voters(id).aspects[a].name);
                write_marks(json, *round.scheme, counted.marks[i][a], counted.told());
                json.end_object();
            }
            json.end_array();
            write_score(json, *round.scheme, "score",
                        votes_score(*round.scheme, round.voters(id), counted.marks[i]));
            json.end_object();
        }
        const ErrorRate rate = error_rate(round, id);
        json.end_array().integer("compared", rate.compared).integer("differed", rate.differed);
        json.key("differences").begin_array();
        for (const MarkDifference& one : differences(round, id)) {
            json.begin_object().integer("sheet", one.sheet);
            json.integer("mark", static_cast<std::int64_t>(one.mark) + 1);
            json.text("first", std::string(1, one.first));
            json.text("second", std::string(1, one.second)).end_object();
        }
        json.end_array().key("problems").begin_array();
        for (const std::string& problem : box_problems(round, id))
            json.text(problem);
        json.end_array().end_object();
    }
    json.end_array().end_object();
    return finish_json(json);
}

void write_tally_text(const ShownRound& shown)
{
    const AssessRound& round = shown.round;
    for (const BoxId& id : round.box_ids()) {
        const BoxTally counted = tally(round, id);
        print_out(round.voters(id).name +
                  (id.org == 0 ? std::string() : "（" + shown.names.at(id.org) + "）") + "\t有效 " +
                  std::to_string(counted.valid) + "\t无效 " + std::to_string(counted.invalid) +
                  "\n");
        const auto orgs = round.orgs_on(id);
        for (std::size_t i = 0; i < orgs.size(); ++i) {
            const auto score = votes_score(*round.scheme, round.voters(id), counted.marks[i]);
            print_out("  " + shown.names.at(orgs[i]) + "\t" +
                      (score ? score_text(*round.scheme, *score) : "–") + "\n");
        }
        for (const std::string& problem : box_problems(round, id))
            print_out("  " + problem + "\n");
    }
}

} // namespace lx::cli
