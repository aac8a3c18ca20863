#include "core/assess/close_round.h"

#include <algorithm>
#include <map>
#include <set>
#include <vector>

#include "core/assess/close_appraisal.h"
#include "core/assess/round_rows.h"
#include "core/base/split.h"
#include "core/edit/editor.h"
#include "core/edit/supervise.h"
#include "core/store/assess_result.h"
#include "core/store/ledger_store.h"
#include "core/store/settings_under.h"

namespace lx {

namespace {

constexpr const char* vote_score_prefix = "民主测评：";
constexpr const char* interview_rule = "ningxia-2018/1.g";
/// Fields of a row of 考核 that a round writes, beside its votes; talks are kept in the round too.
const std::vector<const char*> round_fields{"daily_score",    "report_score", "total",
                                            "rank",           "grade",        "serious_problem",
                                            "interview_date", "interviewer",  "rectification"};

Result<> saved(const Result<Edited>& edited)
{
    if (!edited)
        return fail(edited.error());
    if (edited->refused())
        return fail(ErrorKind::Refused, edited->problems.front().message);
    return {};
}

Query rows_of(const RoundId& id, const char* ledger)
{
    Query query;
    query.ledger = ledger;
    query.filters = {{"year", "=", std::to_string(id.year)},
                     {"assessor", "=", std::to_string(id.assessor)}};
    return query;
}

/// Names of the 考核指标得分 a round writes.
std::set<std::string> indicators_of(const AssessScheme& scheme)
{
    std::set<std::string> names;
    for (const auto& content : scheme.contents)
        names.insert(content.name);
    for (const auto& voters : scheme.voters)
        names.insert(vote_score_prefix + voters.name);
    return names;
}

/// Writes the rows of one round. A row that is there already (someone typed it while the round
/// ran) is filled, and keeps what the round says nothing of.
class RoundCloser
{
public:
    RoundCloser(Database& database, const Catalog& catalog, Writer& writer,
                const AssessRound& round)
        : m_store(database, catalog), m_catalog(catalog), m_writer(writer),
          m_editor(catalog, writer, {}), m_round(round), m_scheme(*round.scheme)
    {}

    Result<> write(const AssessResult& one)
    {
        const double total = shown_score(m_scheme, *one.total);
        const std::string& grade = m_scheme.grades[*one.grade].name;
        LX_TRY(
            m_writer.put_setting(assess_result_key(m_round.id.year, m_round.id.assessor, one.org),
                                 assess_result_text(total, one.rank, grade)));
        const LedgerDef& def = *m_catalog.ledger("assessment");
        LX_ASSIGN(Record row, begun(def, one.org, {}));
        if (one.daily)
            row.set(def, "daily_score", shown_score(m_scheme, *one.daily));
        if (one.report)
            row.set(def, "report_score", shown_score(m_scheme, *one.report));
        set_votes(m_scheme, one, def, row);
        row.set(def, "total", total);
        row.set(def, "rank", one.rank);
        row.set(def, "grade", grade);
        const auto interview = m_round.interviews.find(one.org);
        if (interview != m_round.interviews.end())
            set_interview(def, interview->second, row);
        LX_TRY(saved(m_editor.save(def, row)));
        return write_scores(one);
    }

private:
    /// The row of an organization, and of an indicator where one is named.
    [[nodiscard]] Result<Record> begun(const LedgerDef& def, std::int64_t org,
                                       const std::string& indicator)
    {
        Query query = rows_of(m_round.id, def.code.c_str());
        query.filters.push_back({"org", "=", std::to_string(org)});
        if (!indicator.empty())
            query.filters.push_back({"indicator", "=", indicator});
        LX_ASSIGN(auto there, m_store.first(query, 1));
        if (!there.empty())
            return std::move(there.front());
        Record row(def);
        if (!indicator.empty())
            row.set(def, "indicator", indicator);
        row.set(def, "year", std::int64_t{m_round.id.year});
        row.set(def, "assessor", m_round.id.assessor);
        row.set(def, "org", org);
        return row;
    }

    static void set_interview(const LedgerDef& def, const Interview& interview, Record& row)
    {
        if (interview.serious)
            row.set(def, "serious_problem", std::int64_t{1});
        if (interview.date)
            row.set(def, "interview_date", interview.date->iso());
        if (!interview.person.empty())
            row.set(def, "interviewer", interview.person);
        if (!interview.rectification.empty())
            row.set(def, "rectification", interview.rectification);
    }

    Result<> write_scores(const AssessResult& one)
    {
        for (const auto& content : m_scheme.contents) {
            Points sum = 0;
            for (const auto& item : content.items)
                sum += m_round.points.at({one.org, item.id}).points;
            LX_TRY(write_score(one.org, content.name, static_cast<double>(content.points()) / 100,
                               static_cast<double>(sum) / 100));
        }
        for (std::size_t g = 0; g < m_scheme.voters.size(); ++g)
            if (one.votes[g])
                LX_TRY(write_score(
                    one.org, vote_score_prefix + m_scheme.voters[g].name, m_scheme.voters[g].weight,
                    shown_score(m_scheme,
                                *one.votes[g] * Fraction(m_scheme.voters[g].weight, 100))));
        return {};
    }

    Result<> write_score(std::int64_t org, const std::string& indicator, double weight,
                         double score)
    {
        const LedgerDef& def = *m_catalog.ledger("assessment_score");
        LX_ASSIGN(Record row, begun(def, org, indicator));
        row.set(def, "weight", weight);
        row.set(def, "score", score);
        return saved(m_editor.save(def, row));
    }

    LedgerStore m_store;
    const Catalog& m_catalog;
    Writer& m_writer;
    Editor m_editor;
    const AssessRound& m_round;
    const AssessScheme& m_scheme;
};

/// A row without what its round wrote; it goes where nothing else was entered in it.
Result<> taken_out(Editor& editor, const LedgerDef& def, const Record& row,
                   const std::vector<const char*>& fields)
{
    if (auto left = without_result(def, row, fields))
        return saved(editor.write(def, *left));
    return saved(editor.remove(def, row.id));
}

Result<> nothing_missing(const AssessRound& round, const AssessResults& results,
                         const OrgNames& names)
{
    std::vector<std::string> missing;
    for (std::size_t step = 0; step < static_cast<std::size_t>(AssessStep::Close); ++step) {
        const StepGap gap = step_gap(round, results, static_cast<AssessStep>(step), names);
        missing.insert(missing.end(), gap.missing.begin(), gap.missing.end());
    }
    if (missing.empty())
        return {};
    return fail(ErrorKind::Refused,
                "还不能办结：" + missing.front() +
                    (missing.size() > 1
                         ? "另外还有 " + std::to_string(missing.size() - 1) + " 处没有完成。"
                         : std::string()));
}

/// Organizations with whom another round of the year has a talk.
Result<std::set<std::int64_t>> talked_to_elsewhere(Database& database, const RoundId& id)
{
    LX_ASSIGN(const auto kept,
              settings_under(database, assess_settings + std::to_string(id.year) + "/"));
    std::set<std::int64_t> orgs;
    for (const auto& [key, value] : kept) {
        const auto parts = split_at(key, '/'); // assess/<year>/<assessor>/interview/<org>
        if (parts.size() == 5 && parts[3] == "interview" && parts[2] != std::to_string(id.assessor))
            orgs.insert(std::atoll(parts[4].c_str()));
    }
    return orgs;
}

Result<> supervise_talks(Database& database, const Catalog& catalog, Writer& writer,
                         const AssessRound& round, Date day, Progress& progress)
{
    const std::string title = std::to_string(round.id.year) + "年述职评议考核约谈整改";
    std::set<std::int64_t> ordered;
    for (const auto& [org, interview] : round.interviews) {
        if (!interview.due || !round.has(org))
            continue;
        ordered.insert(org);
        SupervisionOrder order{interview.date.value_or(day), *interview.due, {}, {}};
        order.person = interview.person;
        order.demand = interview.rectification;
        LX_TRY(supervise(database, catalog, writer, {{interview_rule, title, "org", org, org}},
                         order, progress));
    }
    // Those of an earlier closing end that nobody asks for any more, no other round of the year:
    // also of an organization that isn't assessed any more.
    LX_ASSIGN(const auto others, talked_to_elsewhere(database, round.id));
    SupervisedOrgs over;
    over.all_others = true;
    over.orgs.assign(ordered.begin(), ordered.end());
    over.orgs.insert(over.orgs.end(), others.begin(), others.end());
    return end_supervisions(database, catalog, writer, {interview_rule, title}, over, day, progress)
        .map([](std::int64_t) {});
}

} // namespace

Result<> close_round(Database& database, const Catalog& catalog, Writer& writer,
                     const AssessRound& round, const OrgNames& names, Date day, Progress& progress)
{
    if (round.closed)
        return fail(ErrorKind::Refused, "这一轮已经办结。");
    const AssessResults results = results_of(round);
    LX_TRY(nothing_missing(round, results, names));
    if (round.id.members) {
        LX_TRY(write_appraisals(database, catalog, writer, round, results, progress));
        return writer.put_setting(RoundKeys(round.id).closed(), day.iso());
    }
    RoundCloser closer(database, catalog, writer, round);
    for (const AssessResult& one : results.orgs)
        LX_TRY(closer.write(one));
    LX_TRY(supervise_talks(database, catalog, writer, round, day, progress));
    return writer.put_setting(RoundKeys(round.id).closed(), day.iso());
}

Result<> reopen_round(Database& database, const Catalog& catalog, Writer& writer,
                      const AssessRound& round)
{
    if (!round.closed)
        return fail(ErrorKind::Usage, "这一轮还没有办结，不用重新打开。");
    if (round.id.members) {
        LX_TRY(withdraw_appraisals(database, catalog, writer, round));
        return writer.put_setting(RoundKeys(round.id).closed(), std::nullopt);
    }
    LedgerStore store(database, catalog);
    Editor editor(catalog, writer, {});
    const RoundKeys keys(round.id);
    const LedgerDef& def = *catalog.ledger("assessment");
    LX_ASSIGN(const auto rows, store.first(round_rows(round.id), -1));
    for (const Record& row : rows) {
        const std::int64_t org = int_of(row.at(def, "org"));
        if (!round.has(org)) // typed by somebody, of another organization
            continue;
        const auto kept = round.interviews.find(org);
        Interview talk = kept == round.interviews.end() ? Interview{} : kept->second;
        talk.serious = int_of(row.at(def, "serious_problem")) == 1;
        talk.date = row.day(def, "interview_date");
        talk.person = text_of(row.at(def, "interviewer"));
        talk.rectification = text_of(row.at(def, "rectification"));
        if (talk != Interview{})
            LX_TRY(writer.put_setting(keys.interview(org), text_of(talk)));
        LX_TRY(writer.put_setting(assess_result_key(round.id.year, round.id.assessor, org),
                                  std::nullopt));
        LX_TRY(taken_out(editor, def, row, round_fields));
    }
    const LedgerDef& scores = *catalog.ledger("assessment_score");
    const std::set<std::string> indicators = indicators_of(*round.scheme);
    LX_ASSIGN(const auto scored, store.first(rows_of(round.id, "assessment_score"), -1));
    for (const Record& row : scored)
        if (round.has(int_of(row.at(scores, "org"))) &&
            indicators.contains(text_of(row.at(scores, "indicator"))))
            LX_TRY(taken_out(editor, scores, row, {"weight", "score"}));
    for (const std::int64_t org : round.orgs)
        LX_TRY(writer.put_setting(assess_result_key(round.id.year, round.id.assessor, org),
                                  std::nullopt));
    return writer.put_setting(keys.closed(), std::nullopt);
}

Result<OrgNames> org_names(Database& database, const Catalog& catalog, const AssessRound& round)
{
    LedgerStore store(database, catalog);
    const LedgerDef& def = *catalog.ledger(round.scheme->ledger());
    std::vector<std::int64_t> ids = round.orgs;
    if (!round.id.members)
        ids.push_back(round.id.assessor);
    LX_ASSIGN(const auto labels, store.labels(def, ids));
    OrgNames names(labels.begin(), labels.end());
    if (!round.id.members)
        return names;
    // Two of one name are told apart by how their numbers end.
    LX_ASSIGN(const auto keys, store.keys(def, ids));
    std::map<std::string, int> times;
    for (const auto& [id, name] : names)
        ++times[name];
    constexpr std::size_t told_apart = 4;
    for (auto& [id, name] : names)
        if (const auto key = keys.find(id);
            times[name] > 1 && key != keys.end() && key->second.size() > told_apart)
            name += "（" + key->second.substr(key->second.size() - told_apart) + "）";
    return names;
}

Result<std::string> assessor_name(Database& database, const Catalog& catalog, const RoundId& id)
{
    LX_ASSIGN(const auto labels,
              LedgerStore(database, catalog).labels(*catalog.ledger("org"), {id.assessor}));
    const auto found = labels.find(id.assessor);
    return found == labels.end() ? gone_name({}) : found->second;
}

} // namespace lx
