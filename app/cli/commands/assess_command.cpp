// assess: a round of 述职评议考核 from its scheme to its closing.

#include <algorithm>

#include "app/cli/assess_json.h"
#include "app/cli/command_table.h"
#include "app/cli/edit_outcome.h"
#include "app/cli/json_out.h"
#include "app/cli/row_choice.h"
#include "app/cli/year_argument.h"
#include "core/assess/ballot_file.h"
#include "core/assess/candidates.h"
#include "core/assess/close_round.h"
#include "core/assess/daily_points.h"
#include "core/assess/round_edit.h"
#include "core/base/input_file.h"

namespace lx::cli {

namespace {

constexpr std::uint64_t most_scheme = 1 << 20; ///< bytes

/// What every part of the command works with.
struct Work
{
    const Arguments& arguments;
    Session& session;
    std::unique_ptr<Database> database;
    DefinitionsPtr definitions;

    [[nodiscard]] const Catalog& catalog() const { return definitions->catalog(); }
    [[nodiscard]] const LedgerDef& org() const { return *catalog().ledger("org"); }
    [[nodiscard]] const LedgerDef& subjects(const AssessScheme& scheme) const
    {
        return *catalog().ledger(scheme.ledger());
    }
    [[nodiscard]] Result<std::int64_t> org_row(const std::string& key) const
    {
        LedgerStore store(*database, catalog());
        return row_of(store, org(), key);
    }
};

Result<std::optional<std::int64_t>> count_of(const Work& work, const char* option)
{
    if (!work.arguments.has(option))
        return std::nullopt;
    return work.arguments.number(option, 0, {0, most_ballots}).map([](std::int64_t n) {
        return std::optional(n);
    });
}

/// What its actions are called.
std::string title_of(const RoundId& id, const std::string& what)
{
    return round_title(id) + "：" + what;
}

/// The round of --year, --assessor and --members; without an assessor the one there is.
Result<AssessRound> round_of(const Work& work)
{
    LX_ASSIGN(const int year, year_argument(work.arguments, 0));
    LX_ASSIGN(const auto all, assess_rounds(*work.database));
    std::vector<RoundId> rounds;
    std::ranges::copy_if(all, std::back_inserter(rounds), [&](const RoundId& id) {
        return (!work.arguments.has("--year") || id.year == year) &&
               (!work.arguments.has("--members") || id.members);
    });
    if (const std::string key = work.arguments.value("--assessor"); !key.empty()) {
        LX_ASSIGN(const std::int64_t assessor, work.org_row(key));
        std::erase_if(rounds, [&](const RoundId& id) { return id.assessor != assessor; });
    }
    // Of both kinds by one organization that of 述职评议考核 is meant, unless members are named.
    if (rounds.size() == 2 && rounds[0].year == rounds[1].year &&
        rounds[0].assessor == rounds[1].assessor)
        std::erase_if(rounds, [](const RoundId& id) { return id.members; });
    if (rounds.empty())
        return fail(ErrorKind::Usage, "文件里没有这样一轮考核，请先用 assess new 新建。");
    if (rounds.size() > 1)
        return fail(
            ErrorKind::Usage,
            "文件里有 " + std::to_string(rounds.size()) +
                " 轮考核，请用 --year 和 --assessor 指明是哪一轮（民主评议党员加 --members）。");
    return load_assess_round(*work.database, work.definitions->facts(), rounds.front());
}

Result<ShownRound> shown_of(const Work& work)
{
    ShownRound shown;
    LX_ASSIGN(shown.round, round_of(work));
    shown.results = results_of(shown.round);
    LX_ASSIGN(shown.names, org_names(*work.database, work.catalog(), shown.round));
    LX_ASSIGN(shown.assessor, assessor_name(*work.database, work.catalog(), shown.round.id));
    LedgerStore store(*work.database, work.catalog());
    const std::int64_t assessor = shown.round.id.assessor;
    LX_ASSIGN(const auto own, store.keys(work.org(), {assessor}));
    if (const auto key = own.find(assessor); key != own.end())
        shown.assessor_key = key->second;
    LX_ASSIGN(const auto keys, store.keys(work.subjects(*shown.round.scheme), shown.round.orgs));
    for (const std::int64_t id : shown.round.orgs) { // of one that is gone nothing is left
        const auto key = keys.find(id);
        shown.keys[id] = key == keys.end() ? std::string() : key->second;
        shown.names.try_emplace(id, gone_name(shown.round.id));
    }
    return shown;
}

/// Writes as one action and tells it; `rest` tells more once it is known what was refused.
template <class Edit>
Result<int> act(const Work& work, const std::string& title, const std::string& done,
                const Edit& edit)
{
    EditOutcome outcome;
    LX_ASSIGN(Writer writer, Writer::begin(*work.database, work.catalog(),
                                           actor_of(work.arguments, work.session), title));
    LX_TRY(edit(writer, outcome));
    outcome.changed = writer.changes();
    LX_ASSIGN(outcome.action, writer.commit());
    return tell_outcome(work.arguments, outcome, done);
}

/// The same on a round, as it is once nobody else writes: a window may have changed it since.
template <class Edit>
Result<int> act_on(const Work& work, const RoundId& id, const std::string& what,
                   const std::string& done, const Edit& edit)
{
    return act(work, title_of(id, what), done, [&](Writer& writer, EditOutcome&) -> Result<> {
        LX_ASSIGN(const AssessRound now,
                  load_assess_round(*work.database, work.definitions->facts(), id));
        return edit(writer, now);
    });
}

/// A scheme by id, name or a file of its own.
Result<std::shared_ptr<const AssessScheme>> scheme_of(const Work& work, const std::string& named)
{
    if (!named.ends_with(".json"))
        return find_assess_scheme(*work.database, work.definitions->facts(), named);
    LX_ASSIGN(const std::string json, read_file(named, most_scheme));
    LX_ASSIGN(AssessScheme scheme, AssessScheme::read(named, json, work.definitions->facts()));
    return std::make_shared<const AssessScheme>(std::move(scheme));
}

/// Those named, else the ones that are usual.
Result<std::vector<std::int64_t>> subjects_of(const Work& work, const RoundId& id,
                                              const AssessScheme& scheme)
{
    std::vector<std::int64_t> rows;
    LedgerStore store(*work.database, work.catalog());
    for (const std::string& key : work.arguments.values(id.members ? "--member" : "--org")) {
        LX_ASSIGN(rows.emplace_back(), row_of(store, work.subjects(scheme), key));
    }
    if (!rows.empty())
        return rows;
    const Date day = std::min(*Date::from_ymd(id.year, 12, 31), work.session.clock.today());
    std::vector<AssessCandidate> all;
    if (id.members) {
        LX_ASSIGN(all, member_candidates(*work.database, work.definitions, id.assessor, day,
                                         work.session.progress));
    } else {
        LX_ASSIGN(all, assess_candidates(*work.database, work.definitions, id.assessor, day,
                                         work.session.progress));
    }
    for (const AssessCandidate& one : all)
        if (work.arguments.has("--direct") && !id.members ? one.direct : one.covering)
            rows.push_back(one.org);
    return rows;
}

Result<int> begin(const Work& work)
{
    LX_ASSIGN(const int year, year_argument(work.arguments, work.session.clock.today().year()));
    if (!work.arguments.has("--assessor"))
        return fail(ErrorKind::Usage, "请用 --assessor 写明组织考核的党组织。");
    LX_ASSIGN(const std::int64_t assessor, work.org_row(work.arguments.value("--assessor")));
    LX_ASSIGN(const auto scheme, scheme_of(work, work.arguments.value("--scheme", "one-meeting")));
    const RoundId id{year, assessor, scheme->of_members()};
    LX_ASSIGN(const auto orgs, subjects_of(work, id, *scheme));
    return act(work, title_of(id, "新建"),
               "已新建一轮" + std::string(id.members ? "民主评议党员" : "考核") + "，方案是“" +
                   scheme->name + "”，对象 " + std::to_string(orgs.size()) +
                   (id.members ? " 名。" : " 个。"),
               [&](Writer& writer, EditOutcome&) {
                   return begin_round(*work.database, work.catalog(), writer, id, *scheme, orgs);
               });
}

Result<> score_org(const Work& work, const AssessRound& round, Writer& writer, std::int64_t org)
{
    const auto& words = work.arguments.plain();
    for (auto word = words.begin() + 1; word != words.end(); ++word) {
        const std::size_t at = word->find('=');
        if (at == std::string::npos)
            return fail(ErrorKind::Usage, "“" + *word + "”应写成 项目=分数。");
        std::string item = word->substr(0, at);
        for (const auto& content : round.scheme->contents)
            for (const auto& one : content.items)
                if (one.name == item)
                    item = one.id;
        LX_ASSIGN(const Points points, points_of(word->substr(at + 1)));
        LX_TRY(give_points(writer, round, org, item, points, work.arguments.value("--reason")));
    }
    if (!work.arguments.has("--report") && !work.arguments.has("--handed-in"))
        return {};
    const auto before = round.reports.find(org);
    ReportScore report = before == round.reports.end() ? ReportScore{} : before->second;
    if (work.arguments.has("--report")) {
        LX_ASSIGN(report.points, points_of(work.arguments.value("--report")));
    }
    if (work.arguments.has("--handed-in")) {
        LX_ASSIGN(report.handed_in, work.arguments.date("--handed-in", {}));
    }
    return give_report(writer, round, org, report);
}

Result<int> score(const Work& work)
{
    LX_ASSIGN(const AssessRound round, round_of(work));
    if (work.arguments.has("--propose")) {
        LX_ASSIGN(const auto proposed,
                  propose_points(*work.database, work.definitions, round,
                                 work.session.clock.today(), work.session.progress));
        return act_on(work, round.id, "打分", "已按台账里的事实提出平时考核的分数。",
                      [&](Writer& writer, const AssessRound& now) {
                          return take_proposals(writer, now, proposed);
                      });
    }
    LX_ASSIGN(const std::int64_t org, work.org_row(work.arguments.value("--org")));
    return act_on(work, round.id, "打分", "已打分。", [&](Writer& writer, const AssessRound& now) {
        return score_org(work, now, writer, org);
    });
}

Result<BoxId> box_of(const Work& work, const AssessRound& round)
{
    const std::string group = work.arguments.value("--group");
    const auto& all = round.scheme->voters;
    const auto found = std::ranges::find_if(
        all, [&](const auto& one) { return one.id == group || one.name == group; });
    if (found == all.end()) {
        std::string names;
        for (const auto& one : all)
            names += (names.empty() ? "" : "、") + one.id + "（" + one.name + "）";
        return fail(ErrorKind::Usage, "没有测评组“" + group + "”，这一轮有：" + names + "。");
    }
    BoxId box{static_cast<std::size_t>(found - all.begin()), 0};
    if (found->own) {
        LX_ASSIGN(box.org, work.org_row(work.arguments.value("--org")));
    }
    return box;
}

Result<int> import_ballots(const Work& work, const AssessRound& round, const std::string& path)
{
    LX_ASSIGN(const std::int64_t pass, work.arguments.number("--pass", 1, {1, 2}));
    LX_ASSIGN(BallotImport read,
              read_ballot_file(*work.database, work.catalog(), round, path, work.session.progress));
    return act(
        work, title_of(round.id, "导入选票"),
        "已导入 " + std::to_string(read.sheets.size()) + " 张票、" +
            std::to_string(read.totals.size()) + " 组票数合计。",
        [&](Writer& writer, EditOutcome& outcome) -> Result<> {
            const Actor actor = actor_of(work.arguments, work.session);
            LX_ASSIGN(const AssessRound now,
                      reload_for_ballots(*work.database, work.definitions->facts(), round));
            LX_TRY(keep_ballots(writer, now, read, static_cast<int>(pass) - 1, actor.user));
            for (const auto& one : read.refused)
                outcome.refused.push_back(
                    {one.row == 0 ? "" : "第 " + std::to_string(one.row) + " 行", "", one.reason});
            return {};
        });
}

/// Takes a paper out of a pass, or the totals of a box away.
Result<int> drop_ballots(const Work& work, const AssessRound& round, const BoxId& box)
{
    if (work.arguments.has("--drop-totals"))
        return act_on(
            work, round.id, "清除票数合计", "已清除这一组的票数合计。",
            [&](Writer& writer, const AssessRound& now) { return drop_totals(writer, now, box); });
    LX_ASSIGN(const std::int64_t pass, work.arguments.number("--pass", 1, {1, 2}));
    LX_ASSIGN(const std::int64_t number, work.arguments.number("--drop", 0, {0, most_ballots}));
    const std::string paper = "第 " + std::to_string(number) + " 号票";
    return act_on(work, round.id, "去掉" + paper, "已去掉" + paper + "。",
                  [&](Writer& writer, const AssessRound& now) {
                      return drop_sheet(writer, now, box, static_cast<int>(pass) - 1,
                                        static_cast<int>(number));
                  });
}

Result<int> ballots(const Work& work)
{
    LX_ASSIGN(const AssessRound round, round_of(work));
    if (work.arguments.plain().size() == 2)
        return import_ballots(work, round, work.arguments.plain()[1]);
    LX_ASSIGN(const BoxId box, box_of(work, round));
    if (work.arguments.has("--drop") || work.arguments.has("--drop-totals"))
        return drop_ballots(work, round, box);
    LX_ASSIGN(const auto issued, count_of(work, "--issued"));
    LX_ASSIGN(const auto returned, count_of(work, "--returned"));
    if (!issued || !returned)
        return fail(
            ErrorKind::Usage,
            "请写明要导入的文件，或用 --issued、--returned、--invalid 填发出、收回和无效的票数。");
    BallotCount count;
    count.issued = *issued;
    count.returned = *returned;
    LX_ASSIGN(const auto invalid, count_of(work, "--invalid"));
    count.invalid = invalid.value_or(0);
    LX_ASSIGN(const auto unreturned, count_of(work, "--unreturned"));
    count.unreturned = unreturned.value_or(count.issued - count.returned);
    LX_ASSIGN(const auto valid, count_of(work, "--valid"));
    count.valid = valid.value_or(count.returned - count.invalid);
    return act_on(work, round.id, "票数", "已登记票数。",
                  [&](Writer& writer, const AssessRound& now) {
                      return put_ballot_count(writer, now, box, count);
                  });
}

Result<int> interview(const Work& work)
{
    LX_ASSIGN(const AssessRound round, round_of(work));
    LX_ASSIGN(const std::int64_t org, work.org_row(work.arguments.value("--org")));
    const auto before = round.interviews.find(org);
    Interview talk = before == round.interviews.end() ? Interview{} : before->second;
    talk.serious = talk.serious || work.arguments.has("--serious");
    if (work.arguments.has("--date")) {
        LX_ASSIGN(talk.date, work.arguments.date("--date", {}));
    }
    if (work.arguments.has("--due")) {
        LX_ASSIGN(talk.due, work.arguments.date("--due", {}));
    }
    talk.person = work.arguments.value("--person", talk.person);
    talk.rectification = work.arguments.value("--rectification", talk.rectification);
    return act_on(work, round.id, "约谈", "已登记约谈。",
                  [&](Writer& writer, const AssessRound& now) {
                      return put_interview(writer, now, org, talk);
                  });
}

Result<int> close(const Work& work)
{
    LX_ASSIGN(const AssessRound round, round_of(work));
    LX_ASSIGN(const Date day, work.arguments.date("--date", work.session.clock.today()));
    return act_on(work, round.id, "办结",
                  round.id.members ? "这一轮民主评议党员已办结，结果已写入民主评议党员台账。"
                                   : "这一轮考核已办结，结果已写入考核和考核指标得分台账。",
                  [&](Writer& writer, const AssessRound& now) -> Result<> {
                      LX_ASSIGN(const OrgNames names,
                                org_names(*work.database, work.catalog(), now));
                      return close_round(*work.database, work.catalog(), writer, now, names, day,
                                         work.session.progress);
                  });
}

Result<int> reopen(const Work& work)
{
    LX_ASSIGN(const AssessRound round, round_of(work));
    return act_on(work, round.id, "重新打开", "这一轮考核已重新打开，写入台账的结果已收回。",
                  [&](Writer& writer, const AssessRound& now) {
                      return reopen_round(*work.database, work.catalog(), writer, now);
                  });
}

Result<int> show(const Work& work)
{
    LX_ASSIGN(const ShownRound shown, shown_of(work));
    if (work.arguments.has("--json"))
        LX_TRY(write_round_json(shown));
    else
        write_round_text(shown);
    return 0;
}

Result<int> show_tally(const Work& work)
{
    LX_ASSIGN(const ShownRound shown, shown_of(work));
    if (work.arguments.has("--json"))
        LX_TRY(write_tally_json(shown));
    else
        write_tally_text(shown);
    return 0;
}

Result<int> schemes(const Work& work)
{
    LX_ASSIGN(const AssessSchemes all, assess_schemes(*work.database, work.definitions->facts()));
    if (!work.arguments.has("--json")) {
        for (const auto& scheme : all)
            print_out(scheme->id + "\t" + scheme->name + "\t" + scheme->note + "\n");
        return 0;
    }
    JsonWriter json(standard_output());
    json.begin_array();
    for (const auto& scheme : all) {
        json.begin_object().text("id", scheme->id).text("name", scheme->name);
        json.text("subjects", scheme->ledger())
            .text("note", scheme->note)
            .text("basis", scheme->basis)
            .boolean("own", scheme->own);
        json.end_object();
    }
    json.end_array();
    LX_TRY(finish_json(json));
    return 0;
}

Result<int> keep_scheme(const Work& work)
{
    if (work.arguments.plain().size() != 2)
        return fail(ErrorKind::Usage, "请写明方案文件，如 assess scheme 方案.json。");
    LX_ASSIGN(const std::string json, read_file(work.arguments.plain()[1], most_scheme));
    return tell_setting(*work.database, work.arguments, "方案已存入文件。", [&] {
        return save_assess_scheme(*work.database, work.definitions->facts(), json,
                                  actor_of(work.arguments, work.session));
    });
}

struct Part
{
    const char* word;
    Result<int> (*run)(const Work&);
    bool writes;
};

constexpr Part parts[] = {
    {"new", begin, true},          {"score", score, true},         {"ballots", ballots, true},
    {"tally", show_tally, false},  {"interview", interview, true}, {"close", close, true},
    {"reopen", reopen, true},      {"show", show, false},          {"schemes", schemes, false},
    {"scheme", keep_scheme, true},
};

Result<int> run_assess(const Arguments& arguments, Session& session)
{
    const std::string& word = arguments.plain().front();
    for (const Part& part : parts) {
        if (part.word != word)
            continue;
        Work work{arguments, session, nullptr, nullptr};
        LX_ASSIGN(work.database, open_database(arguments, part.writes ? Database::Mode::ReadWrite
                                                                      : Database::Mode::ReadOnly));
        LX_ASSIGN(work.definitions, definitions_of(*work.database));
        return part.run(work);
    }
    std::string all;
    for (const Part& part : parts)
        all += (all.empty() ? "" : "、") + std::string(part.word);
    return fail(ErrorKind::Usage, "assess 后面的“" + word + "”不认识，可用的有：" + all + "。");
}

} // namespace

Command assess_command()
{
    return {
        "assess",
        "new | score [ITEM=分…] | ballots [选票.xlsx] | tally | interview | close | reopen | "
        "show | schemes | scheme 方案.json  --db FILE [--year 2025] [--assessor KEY] [--json]    "
        "述职评议考核：新建一轮，打分，录票，计票排名，约谈，办结；民主评议党员也这样办：new "
        "--scheme members --assessor 党支部 [--member 公民身份号码]…，不写 --member "
        "即全体正式党员，同年有两种的加 --members",
        {{"--db", "FILE", true},
         {"--year", "YEAR"},
         {"--assessor", "KEY"},
         {"--scheme", "ID"},
         {"--org", "KEY", false, true},
         {"--member", "公民身份号码", false, true},
         {"--members", ""},
         {"--direct", ""},
         {"--propose", ""},
         {"--reason", "原因"},
         {"--report", "分"},
         {"--handed-in", "DATE"},
         {"--group", "ID"},
         {"--pass", "N"},
         {"--drop", "票号"},
         {"--drop-totals", ""},
         {"--issued", "N"},
         {"--returned", "N"},
         {"--unreturned", "N"},
         {"--valid", "N"},
         {"--invalid", "N"},
         {"--serious", ""},
         {"--date", "DATE"},
         {"--due", "DATE"},
         {"--person", "姓名"},
         {"--rectification", "整改情况"},
         {"--by", "姓名"},
         {"--json", ""}},
        1,
        -1,
        run_assess,
        false};
}

} // namespace lx::cli
