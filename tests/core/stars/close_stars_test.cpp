// A round in a ledger file: what is entered, and how it ends in ratings and plans.
#include "core/stars/close_stars.h"

#include <algorithm>

#include "core/stars/star_honours.h"
#include "core/stars/star_verbs.h"
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
        auto done = close_stars(*database, *catalog, *writer, propose(),
                                {day, star_plan_due(2025, day), despite}, quiet);
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
                return text_of(row.at(supervision, "rule")) == star_plan;
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
        if (text_of(row.at(supervision, "rule")) == star_plan)
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
    CHECK(star_plan_due(2025, *Date::from_iso("2026-01-20")).iso() == "2026-06-30");
    CHECK(star_plan_due(2025, *Date::from_iso("2026-06-30")).iso() == "2026-09-30");
}

TEST_CASE("the steps of a round stand in their order")
{
    Round round;
    const auto date = [&](StarStep step, const char* day) {
        return date_star_step(*round.database, round.actor, round.propose().round(), step,
                              Date::from_iso(day));
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
    REQUIRE(choose_star_scheme(*round.database, round.actor, round.propose().round(), *six));
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
    const auto enter = [&](const StarProposal& proposal, std::size_t at) {
        auto writer = Writer::begin(*round.database, *round.catalog, round.actor, "双强六好");
        REQUIRE(writer);
        const auto written = enter_honours(*round.database, *round.catalog, *writer, proposal, {at},
                                           "县", round.day, round.quiet);
        if (written)
            REQUIRE(writer->commit());
        return written;
    };
    const StarProposal before = propose();
    const std::size_t at = 0;
    const StarProposal::Org org = before.orgs()[at];
    REQUIRE(before.scheme().honour->goods.size() == 6);
    CHECK_FALSE(honour_check(before, org).proposed);
    const auto refused = enter(before, at);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().message.find("没有达到") != std::string::npos);
    for (const StarItem& item : before.scheme().items)
        if (item.kind == StarItem::Kind::Score)
            REQUIRE(score_star_item(*round.database, round.actor, propose(), org, item.id,
                                    item.points * 6 / 10, "核实"));
    const StarProposal now = propose();
    const HonourCheck check = honour_check(now, now.orgs()[at]);
    CHECK(std::ranges::all_of(check.goods, &HonourCheck::Good::reached));
    CHECK(check.proposed == now.orgs()[at].proposed.has_value());
    REQUIRE(check.proposed);
    const std::size_t honours = round.rows("honour").size();
    CHECK(enter(now, at) == 1);
    CHECK(enter(now, at) == 0);
    CHECK(round.rows("honour").size() == honours + 1);
    const StarProposal after = propose();
    CHECK(std::ranges::count(honour_check(after, after.orgs()[at]).levels, "县") == 1);
    round.undo();
    CHECK(round.rows("honour").size() == honours);
}
