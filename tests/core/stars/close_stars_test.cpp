// A round in a ledger file: what is entered, and how it ends in ratings and plans.
#include "core/stars/close_stars.h"

#include <algorithm>

#include "core/stars/star_honours.h"
#include "core/stars/star_schemes.h"
#include "core/stars/star_verbs.h"
#include "core/store/settings_store.h"
#include "tests/support/county_fixture.h"

using namespace lx;
using namespace lx::test;

namespace {

struct Round : CountyFixture
{
    NoProgress quiet;
    Date day = *Date::from_iso("2025-09-30");

    Round() : CountyFixture(400) {}
    StarProposal propose()
    {
        auto made = propose_stars(*database, definitions, 2025, {}, day, quiet);
        INFO((made ? "" : made.error().message));
        REQUIRE(made);
        return std::move(*made);
    }
    /// Whether it left an action behind.
    bool acted = false;
    Result<StarsClosed> close(const std::string& despite = "县委同意")
    {
        auto writer = Writer::begin(*database, *catalog, actor, star_closing_title(2025));
        REQUIRE(writer);
        auto done = close_stars(*database, *catalog, *writer, propose(), {day, {}, despite}, quiet);
        if (done)
            acted = writer->commit().value() != 0;
        return done;
    }
    std::vector<Record> rows(const std::string& ledger)
    {
        Query all;
        all.ledger = ledger;
        return LedgerStore(*database, *catalog).first(all, -1).value();
    }
    std::size_t rated()
    {
        const LedgerDef& rating = def("rating");
        return static_cast<std::size_t>(std::ranges::count_if(rows("rating"), [&](const auto& row) {
            return std::get<std::int64_t>(row.at(rating, "year")) == 2025;
        }));
    }
    std::size_t plans()
    {
        const LedgerDef& supervision = def("supervision");
        return static_cast<std::size_t>(
            std::ranges::count_if(rows("supervision"), [&](const auto& row) {
                return text_of(row.at(supervision, "rule")) == star_plan(2025);
            }));
    }
    void undo()
    {
        REQUIRE(undo_action(*database, *catalog, actor, undo_candidate(*database).value()));
    }
    void redo()
    {
        REQUIRE(redo_action(*database, *catalog, actor, redo_candidate(*database).value()));
    }
};

} // namespace

TEST_CASE("closing writes a rating for each, with the star before, and plans for those behind")
{
    Round round;
    const StarProposal proposal = round.propose();
    REQUIRE(proposal.orgs().size() > 10);
    const auto behind =
        static_cast<std::size_t>(std::ranges::count_if(proposal.orgs(), [](const auto& org) {
            return org.star.value_or(0) == 0 || org.lowered();
        }));
    CHECK(static_cast<std::size_t>(std::ranges::count_if(
              proposal.orgs(), [](const auto& org) { return org.behind(); })) == behind);
    REQUIRE(behind > 0);
    const auto done = round.close();
    INFO((done ? "" : done.error().message));
    REQUIRE(done);
    CHECK(round.rated() == proposal.orgs().size());
    CHECK(done->written == static_cast<std::int64_t>(proposal.orgs().size()));
    CHECK(round.plans() == behind);
    const LedgerDef& rating = round.def("rating");
    for (const Record& row : round.rows("rating")) {
        if (std::get<std::int64_t>(row.at(rating, "year")) != 2025)
            continue;
        const auto org = std::ranges::find_if(proposal.orgs(), [&](const auto& one) {
            return one.id == std::get<std::int64_t>(row.at(rating, "org"));
        });
        REQUIRE(org != proposal.orgs().end());
        CHECK(std::get<std::int64_t>(row.at(rating, "stars")) == org->star);
        const Value& before = row.at(rating, "previous_stars");
        if (org->previous)
            CHECK(std::get<std::int64_t>(before) == *org->previous);
        else
            CHECK(is_empty(before));
        CHECK(text_of(row.at(rating, "basis")).find(points_text(org->points) + "分") !=
              std::string::npos);
    }
    const LedgerDef& supervision = round.def("supervision");
    for (const Record& row : round.rows("supervision"))
        if (text_of(row.at(supervision, "rule")) == star_plan(2025))
            CHECK(text_of(row.at(supervision, "due")) == "2026-06-30");
}

TEST_CASE("closing is one action: undone, redone, and done again it changes nothing")
{
    Round round;
    REQUIRE(round.close());
    const std::size_t rated = round.rated();
    const std::size_t plans = round.plans();
    const auto again = round.close();
    REQUIRE(again);
    CHECK_FALSE(round.acted);
    CHECK(again->same == static_cast<std::int64_t>(rated));
    CHECK(round.plans() == plans);
    round.undo();
    CHECK(round.rated() == 0);
    CHECK(round.plans() == 0);
    round.redo();
    CHECK(round.rated() == rated);
    CHECK(round.plans() == plans);
}

TEST_CASE("closed again, the plan of an organization that was raised ends; the others stay")
{
    Round round;
    REQUIRE(round.close());
    const std::size_t plans = round.plans();
    const StarProposal before = round.propose();
    const auto behind = std::ranges::find_if(
        before.orgs(), [](const auto& org) { return org.star.value_or(0) == 0; });
    REQUIRE(behind != before.orgs().end());
    REQUIRE(decide_star(*round.database, round.actor, before, *behind, 5, "已整改"));
    const auto again = round.close();
    REQUIRE(again);
    CHECK(again->ended == 1);
    CHECK(again->plans == 0);
    CHECK(round.plans() == plans);
    const LedgerDef& supervision = round.def("supervision");
    const auto closed = [&] {
        std::vector<std::string> objects;
        for (const Record& row : round.rows("supervision"))
            if (text_of(row.at(supervision, "rule")) == star_plan(2025) &&
                text_of(row.at(supervision, "closed")) == round.day.iso())
                objects.push_back(text_of(row.at(supervision, "object")));
        return objects;
    };
    CHECK(closed() == std::vector<std::string>{before.org_code(behind->row)});
    round.undo();
    CHECK(closed().empty());
}

TEST_CASE("closed again, ratings of organizations that aren't rated any more go; typed ones stay")
{
    Round round;
    REQUIRE(round.close());
    const std::size_t rated = round.rated();
    const StarProposal before = round.propose();
    const auto dissolve = [&](std::size_t at) {
        const LedgerDef& def = round.def("org");
        auto writer = Writer::begin(*round.database, *round.catalog, round.actor, "撤销");
        REQUIRE(writer);
        LedgerStore store(*round.database, *round.catalog);
        Record row = store.find(def, before.orgs()[at].id)->value();
        row.set(def, "dissolved", std::string("2025-06-30"));
        REQUIRE(writer->put(def, row));
        REQUIRE(writer->commit());
    };
    const auto rewrite_basis = [&](std::size_t at, const char* basis) {
        const LedgerDef& def = round.def("rating");
        for (Record row : round.rows("rating"))
            if (std::get<std::int64_t>(row.at(def, "year")) == 2025 &&
                std::get<std::int64_t>(row.at(def, "org")) == before.orgs()[at].id) {
                auto writer = Writer::begin(*round.database, *round.catalog, round.actor, "改");
                REQUIRE(writer);
                row.set(def, "basis", std::string(basis));
                REQUIRE(writer->put(def, row));
                REQUIRE(writer->commit());
            }
    };
    dissolve(0);
    dissolve(1);
    rewrite_basis(1, "《县评星办法》第3条，会议研究");
    REQUIRE(round.propose().orgs().size() == before.orgs().size() - 2);
    const auto again = round.close();
    INFO((again ? "" : again.error().message));
    REQUIRE(again);
    CHECK(again->withdrawn == 1);
    CHECK(round.rated() == rated - 1);
    round.undo();
    CHECK(round.rated() == rated);
}

TEST_CASE("plans of one year don't stand for those of the next")
{
    Round round;
    REQUIRE(round.close());
    const std::size_t plans = round.plans();
    auto next = propose_stars(*round.database, round.definitions, 2026, {}, round.day, round.quiet);
    REQUIRE(next);
    const auto behind = std::ranges::count_if(
        next->orgs(), [](const auto& org) { return org.star.value_or(0) == 0 || org.lowered(); });
    REQUIRE(behind > 0);
    auto writer =
        Writer::begin(*round.database, *round.catalog, round.actor, star_closing_title(2026));
    REQUIRE(writer);
    const auto done = close_stars(*round.database, *round.catalog, *writer, *next,
                                  {round.day, {}, "试"}, round.quiet);
    INFO((done ? "" : done.error().message));
    REQUIRE(done);
    CHECK(done->plans == behind);
    CHECK(done->ended == 0);
    REQUIRE(writer->commit());
    CHECK(round.plans() == plans);
}

TEST_CASE("what is entered by hand is an action each, kept in the file, undone and redone")
{
    Round round;
    const StarProposal before = round.propose();
    const StarProposal::Org org = before.orgs().front();
    REQUIRE(score_star_item(*round.database, round.actor, before, org, "growth", 650, ""));
    StarProposal now = round.propose();
    REQUIRE(score_star_item(*round.database, round.actor, now, org, "honour", 200, "全国先进"));
    REQUIRE(
        set_star_veto(*round.database, round.actor, round.propose(), org, "grave", true, "立案"));
    REQUIRE(decide_star(*round.database, round.actor, round.propose(), org, 3, "会议研究"));
    now = round.propose();
    const StarEntry entry = *now.round().entry(org.id);
    CHECK(entry.items.at("growth") == StarEntry::Item{650, ""});
    CHECK(entry.items.at("honour") == StarEntry::Item{200, "全国先进"});
    CHECK(entry.vetoes.at("grave") == "立案");
    CHECK(entry.decided == StarEntry::Decided{3, "会议研究"});
    for (int i = 0; i < 4; ++i)
        round.undo();
    CHECK(round.propose().round().entry(org.id) == nullptr);
    for (int i = 0; i < 4; ++i)
        round.redo();
    CHECK(*round.propose().round().entry(org.id) == entry);
}

TEST_CASE("what is entered changes what stands in the file, however old the proposal it is seen in")
{
    Round round;
    const StarProposal before = round.propose();
    const StarProposal::Org org = before.orgs().front();
    auto& database = *round.database;
    REQUIRE(score_star_item(database, round.actor, before, org, "growth", 650, ""));
    REQUIRE(score_star_item(database, round.actor, before, org, "honour", 200, "全国先进"));
    REQUIRE(set_star_veto(database, round.actor, before, org, "grave", true, "立案"));
    REQUIRE(decide_star(database, round.actor, before, org, 3, "会议研究"));
    StarEntry entry = *round.propose().round().entry(org.id);
    CHECK(entry.items.size() == 2);
    CHECK(entry.vetoes.size() == 1);
    CHECK(entry.decided);
    REQUIRE(score_star_item(database, round.actor, before, org, "growth", std::nullopt, ""));
    REQUIRE(set_star_veto(database, round.actor, before, org, "grave", false, ""));
    entry = *round.propose().round().entry(org.id);
    CHECK(entry.items.size() == 1);
    CHECK(entry.vetoes.empty());
    CHECK(entry.decided);
}

TEST_CASE("what is kept in the file is checked as it is read")
{
    Round round;
    const std::int64_t org = round.propose().orgs().front().id;
    SettingsStore settings(*round.database);
    for (const auto& [kept, part] :
         {std::pair(R"({"decided":{"stars":99,"reason":"a"}})", "decided.stars"),
          std::pair(R"({"decided":{"stars":-1,"reason":"a"}})", "decided.stars"),
          std::pair(R"({"items":{"growth":{"points":-5,"reason":"a"}}})", "growth.points")}) {
        REQUIRE(settings.set("stars/2025/five-groups/org/" + std::to_string(org), kept));
        const auto made =
            propose_stars(*round.database, round.definitions, 2025, {}, round.day, round.quiet);
        REQUIRE_FALSE(made);
        INFO(made.error().message);
        CHECK(made.error().kind == ErrorKind::BadInput);
        CHECK(made.error().message.find(part) != std::string::npos);
    }
}

TEST_CASE("a veto found the year before counts while the cycle lasts")
{
    Round round;
    const auto propose = [&](int year, const char* scheme) {
        auto made =
            propose_stars(*round.database, round.definitions, year, scheme, round.day, round.quiet);
        REQUIRE(made);
        return std::move(*made);
    };
    const StarProposal before = propose(2024, "six-goods");
    const std::int64_t id = before.orgs().front().id;
    REQUIRE(set_star_veto(*round.database, round.actor, before, before.orgs().front(), "crime",
                          true, "判决生效"));
    const auto org = [&](const StarProposal& proposal) {
        return *std::ranges::find(proposal.orgs(), id, &StarProposal::Org::id);
    };
    const StarProposal now = propose(2025, "six-goods");
    CHECK_FALSE(org(now).star);
    CHECK(now.round().found_by_hand(id, "crime") == "2024年度认定，判决生效");
    const auto lifted =
        set_star_veto(*round.database, round.actor, now, org(now), "crime", false, "");
    REQUIRE_FALSE(lifted);
    CHECK(lifted.error().message.find("2024年度认定") != std::string::npos);
    CHECK(org(propose(2026, "six-goods")).star); // the cycle is over
    // A scheme of every year looks at no other.
    REQUIRE(set_star_veto(*round.database, round.actor, propose(2024, "five-groups"),
                          before.orgs().front(), "grave", true, "立案"));
    CHECK(org(propose(2025, "five-groups")).star);
}

TEST_CASE("a scheme from a file is kept and taken in one action; one that is lost leaves the first")
{
    Round round;
    std::string json = star_scheme_text(*round.database, "five-groups").value();
    json.replace(json.find("\"five-groups\""), 13, "\"county\"");
    REQUIRE(
        take_star_scheme(*round.database, *round.definitions, round.actor, 2025, "own.json", json));
    CHECK(round.propose().scheme().id == "county");
    round.undo();
    CHECK(round.propose().scheme().id == "five-groups");
    CHECK(star_schemes(*round.database, round.definitions->facts())->size() == 2);
    CHECK(round.propose().problems().empty());
    REQUIRE(SettingsStore(*round.database).set("stars/2025/round", R"({"scheme":"county"})"));
    const StarProposal lost = round.propose();
    CHECK(lost.scheme().id == "five-groups");
    REQUIRE(lost.problems().size() == 1);
    CHECK(lost.problems().front().find("“county”已不在文件里") != std::string::npos);
}

TEST_CASE("what is entered by one scheme says nothing of another's items")
{
    Round round;
    const StarProposal::Org org = round.propose().orgs().front();
    REQUIRE(score_star_item(*round.database, round.actor, round.propose(), org, "growth", 700, ""));
    const auto six = propose_stars(*round.database, round.definitions, 2025, "six-goods", round.day,
                                   round.quiet);
    REQUIRE(six);
    REQUIRE(six->scheme().find_item("growth") >= 0); // an item of the same name, of fewer points
    CHECK(six->round().entries.empty());
    CHECK(round.propose().round().entries.size() == 1);
}

TEST_CASE("what is entered is held against the scheme")
{
    Round round;
    const StarProposal proposal = round.propose();
    const StarProposal::Org& org = proposal.orgs().front();
    const auto refused = [](const Result<>& done, const std::string& part) {
        REQUIRE_FALSE(done);
        INFO(done.error().message);
        CHECK(done.error().message.find(part) != std::string::npos);
    };
    const auto score = [&](const std::string& item, Points points, const std::string& reason) {
        return score_star_item(*round.database, round.actor, proposal, org, item, points, reason);
    };
    refused(score("growth", 701, ""), "0和7之间");
    refused(score("growth", -1, ""), "0和7之间");
    refused(score("plan", 300, ""), "改分要写明理由");
    refused(score("falsified", 200, ""), "理由");
    refused(score("nothing", 0, ""), "没有项目");
    refused(decide_star(*round.database, round.actor, proposal, org, 3, ""), "理由");
    refused(set_star_veto(*round.database, round.actor, proposal, org, "grave", true, ""), "事由");
    CHECK(round.propose().round().entries.empty());
}

TEST_CASE("plans are due by the half year, or in three months where that is past")
{
    const auto scheme = star_scheme(Definitions::program()->facts(), "").value();
    REQUIRE(scheme->plan);
    const auto due = [&](const char* closed) {
        return star_plan_due(*scheme->plan, 2025, *Date::from_iso(closed)).iso();
    };
    CHECK(due("2026-01-20") == "2026-06-30");
    CHECK(due("2026-06-30") == "2026-09-30");
}

TEST_CASE("the steps of a round stand in their order")
{
    Round round;
    const auto date = [&](StarStep step, const char* day) {
        return date_star_step(*round.database, round.actor, 2025, step, Date::from_iso(day));
    };
    REQUIRE(date(StarStep::First, "2025-09-10"));
    CHECK_FALSE(date(StarStep::Self, "2025-09-11"));
    REQUIRE(date(StarStep::Self, "2025-09-10"));
    CHECK_FALSE(date(StarStep::Publish, "2025-09-09"));
    REQUIRE(date(StarStep::Publish, "2025-09-20"));
    CHECK(round.propose().round().steps.size() == 3);
    round.undo();
    CHECK(round.propose().round().steps.size() == 2);
    const auto six = star_scheme(round.definitions->facts(), "six-goods").value();
    REQUIRE(choose_star_scheme(*round.database, round.actor, 2025, *six));
    CHECK(round.propose().scheme().id == "six-goods");
    CHECK(round.propose().round().steps.size() == 2);
}

TEST_CASE("a round whose quotas are broken ends only with a reason, which is kept")
{
    Round round;
    const StarProposal proposal = round.propose();
    const StarProposal::Org& org = proposal.orgs().front();
    // Five stars for every second one of a committee break its tenth.
    int given = 0;
    for (const StarProposal::Org& one : proposal.orgs())
        if (one.manager == org.manager && given++ < 2)
            REQUIRE(decide_star(*round.database, round.actor, round.propose(), one, 5, "试"));
    REQUIRE(given > 0);
    const auto refused = round.close("");
    REQUIRE_FALSE(refused);
    CHECK(refused.error().kind == ErrorKind::Refused);
    CHECK(refused.error().message.find("五星级最多") != std::string::npos);
    CHECK(round.rated() == 0);
    REQUIRE(round.close("县委组织部同意超额"));
    const LedgerDef& rating = round.def("rating");
    CHECK(std::ranges::any_of(round.rows("rating"), [&](const Record& row) {
        return text_of(row.at(rating, "basis")).find("同意超额") != std::string::npos;
    }));
}

TEST_CASE(
    "the six goods are reached by points of their groups; the honour is entered with its ticks")
{
    Round round;
    const auto propose = [&] {
        auto made = propose_stars(*round.database, round.definitions, 2025, "six-goods", round.day,
                                  round.quiet);
        REQUIRE(made);
        return std::move(*made);
    };
    const auto honour_of = [](const StarProposal& proposal) -> const StarScheme::Honour& {
        return *proposal.scheme().find_honour("双强六好");
    };
    const auto enter = [&](const StarProposal& proposal, std::size_t at) {
        auto writer = Writer::begin(*round.database, *round.catalog, round.actor, "双强六好");
        REQUIRE(writer);
        const auto written =
            enter_honours(*round.database, *round.catalog, *writer, proposal, honour_of(proposal),
                          std::vector{at}, "县", round.day, round.quiet);
        if (written)
            REQUIRE(writer->commit());
        return written;
    };
    const StarProposal before = propose();
    const std::size_t at = 0;
    const StarProposal::Org org = before.orgs()[at];
    REQUIRE(honour_of(before).goods.size() == 6);
    CHECK_FALSE(honour_checks(before, honour_of(before))[at].proposed());
    const auto refused = enter(before, at);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().message.find("还不能评为“双强六好”：") != std::string::npos);
    for (const StarItem& item : before.scheme().items)
        if (item.kind == StarItem::Kind::Score)
            REQUIRE(score_star_item(*round.database, round.actor, propose(), org, item.id,
                                    item.points * 6 / 10, "核实"));
    const StarProposal now = propose();
    const HonourCheck check = honour_checks(now, honour_of(now))[at];
    CHECK(std::ranges::all_of(check.goods, &HonourCheck::Good::reached));
    CHECK(check.proposed() == now.orgs()[at].proposed.has_value());
    REQUIRE(check.proposed());
    const std::size_t honours = round.rows("honour").size();
    CHECK(enter(now, at) == 1);
    CHECK(enter(now, at) == 0);
    CHECK(round.rows("honour").size() == honours + 1);
    const StarProposal after = propose();
    CHECK(honour_checks(after, honour_of(after))[at].given_at("县"));
    round.undo();
    CHECK(round.rows("honour").size() == honours);
}
