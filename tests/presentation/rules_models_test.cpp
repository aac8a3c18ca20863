// What the start page and the rules page show, over a made-up county.
#include <QAbstractItemModelTester>
#include <QTemporaryDir>
#include <catch2/catch.hpp>

#include "core/county/county.h"
#include "core/sample/sample.h"
#include "core/store/database.h"
#include "core/store/ledger_store.h"
#include "ui/presentation/figure_text.h"
#include "ui/presentation/finding_html.h"
#include "ui/presentation/finding_model.h"
#include "ui/presentation/focus_model.h"
#include "ui/presentation/format.h"
#include "ui/presentation/rule_model.h"
#include "ui/presentation/target_model.h"
#include "ui/presentation/theme.h"
#include "ui/presentation/todo_model.h"

using namespace lx;
using namespace lx::ui;

namespace {

constexpr auto fatal = QAbstractItemModelTester::FailureReportingMode::Fatal;

/// County once for all tests of this file.
struct SampleCounty
{
    QTemporaryDir folder;
    DefinitionsPtr definitions = Definitions::program();
    std::shared_ptr<const Catalog> catalog = catalog_of(definitions);
    std::unique_ptr<Database> database;
    std::shared_ptr<const County> done;
    NoProgress quiet;

    SampleCounty()
    {
        const std::string path = folder.filePath(QStringLiteral("county.lxdb")).toStdString();
        SampleOptions options;
        options.units = 400;
        REQUIRE(make_sample(path, *catalog, options, quiet));
        database = std::move(*Database::open(path, Database::Mode::ReadOnly));
        auto made = County::load(
            *database, definitions,
            CountyWanted::by_pages({"ningxia-2018", "district-2020"}, options.as_of), quiet);
        REQUIRE(made);
        done = *made;
    }
    static SampleCounty& once()
    {
        static SampleCounty county;
        return county;
    }
    std::shared_ptr<const FindingList> list(const FindingChoice& choice)
    {
        auto made = list_findings(done, choice, *database, quiet);
        REQUIRE(made);
        return *made;
    }
    /// The rule of the first policy that most subjects do not meet.
    FindingChoice worst()
    {
        FindingChoice choice;
        std::int64_t most = 0;
        const PackResult& pack = done->packs[0];
        for (std::size_t i = 0; i < pack.counts.size(); ++i) {
            const Rule* rule = pack.evaluation->rules()[i];
            if (pack.counts[i].unmet > most && rule->parts.front().ledger == "unit") {
                most = pack.counts[i].unmet;
                choice.rule = rule;
            }
        }
        REQUIRE(choice.rule != nullptr);
        return choice;
    }
};

} // namespace

TEST_CASE("a county is evaluated with its areas, figures and goals")
{
    const auto& done = SampleCounty::once().done;
    REQUIRE(done->packs.size() == 2);
    CHECK(done->figures.overview.units == done->figures.total.population);
    CHECK(done->figures.overview.org_covered == done->figures.total.org_covered);
    CHECK(done->figures.overview.work_covered == done->figures.total.work_covered);
    // The areas below the jurisdiction (and 未填) hold every unit but those that name the
    // jurisdiction itself.
    std::int64_t in_areas = 0;
    for (const CoverageGroup& area : done->figures.areas)
        in_areas += area.figures.population;
    CHECK(in_areas <= done->figures.overview.units);
    CHECK(in_areas > done->figures.overview.units / 2);
    // Each of an enterprise target's areas counts enterprises alone, not all units.
    REQUIRE(done->goals.size() == 2);
    CHECK(done->goals[0].percent == 90.0);
    CHECK(done->goals[1].percent == 100.0);
    const TargetResult& whole = done->packs[1].evaluation->targets().front();
    std::int64_t enterprises = 0;
    for (const auto& [area, figures] : done->goals[0].areas)
        enterprises += figures.second;
    CHECK(done->goals[0].who == "enterprise");
    CHECK(enterprises > 0);
    CHECK(enterprises <= *whole.denominator);
    CHECK(*whole.denominator < done->figures.total.population);
    CHECK(done->packs[0].counts.size() == done->packs[0].pack->rules().size());

    SampleCounty& county = SampleCounty::once();
    CHECK_FALSE(County::load(*county.database, county.definitions,
                             CountyWanted::by_pages({"no-such-policy"}, done->as_of),
                             county.quiet));
}

TEST_CASE("the three layers show everything that is due, every list and every share")
{
    const auto& done = SampleCounty::once().done;
    TodoModel model;
    const QAbstractItemModelTester tester(&model, fatal);
    model.show(done, TodoModel::Layer::Due);
    REQUIRE(model.rowCount() > 1);
    std::int64_t items = 0;
    for (int week = 0; week < model.rowCount(); ++week) {
        const QModelIndex upper = model.index(week, 0);
        CHECK(model.row(upper)->alarm == (week == 0)); // what is overdue stands first, alone
        // It says itself how many stand below; the column counts rows.
        CHECK(model.row(upper)->count.isEmpty());
        CHECK(model.row(upper)->text.contains(count_text(model.rowCount(upper))));
        for (int i = 0; i < model.rowCount(upper); ++i, ++items) {
            const TodoRow& row = *model.row(model.index(i, 0, upper));
            REQUIRE(row.item != nullptr);
            CHECK(row.item->overdue() == row.alarm);
            CHECK(qt(row.item->due.iso()) == row.when);
            if (const PolicyPack* policy = done->policy(*row.item)) // two are carried out
                CHECK(row.below.contains(qt(policy->short_name())));
            CHECK(model.find(row.key) == model.index(i, 0, upper));
            const auto red = [&](TodoModel::Column column) {
                return model.index(i, column, upper).data(Qt::ForegroundRole) ==
                       QVariant(Theme::current().accent_text);
            };
            CHECK(red(TodoModel::When) == row.alarm);
            CHECK_FALSE(red(TodoModel::Count)); // a count is no alarm
        }
    }
    CHECK(items == TodoModel::due_count(*done));

    model.show(done, TodoModel::Layer::Focus);
    REQUIRE(model.rowCount() == static_cast<int>(done->focus.size()));
    std::int64_t open = 0;
    for (int i = 0; i < model.rowCount(); ++i) {
        const TodoRow& row = *model.row(model.index(i, 0));
        CHECK(row.count == count_text(static_cast<std::int64_t>(row.list->rows.size())));
        open += row.list->open();
        // Red only for organizations that are due and not founded.
        CHECK(row.alarm == (row.list->def->id == "unbuilt" && !row.list->rows.empty()));
    }
    CHECK(open == TodoModel::open_count(*done));

    model.show(done, TodoModel::Layer::Gaps); // not counted yet
    CHECK(model.rowCount() == 0);
    auto gaps = std::make_shared<std::vector<MassGap>>(mass_gaps(*done));
    gaps->front().target = 90;
    gaps->front().target_title = "示例";
    model.show(done, TodoModel::Layer::Gaps, gaps);
    REQUIRE(model.rowCount() > 3);
    double worst = 0;
    int targets = 0;
    for (int i = 0; i < model.rowCount(); ++i) {
        const QModelIndex index = model.index(i, 0);
        const TodoRow& row = *model.row(index);
        CHECK_FALSE(row.alarm); // many are no alarm
        CHECK(index.data(TodoModel::share_role).toDouble() >= worst);
        worst = index.data(TodoModel::share_role).toDouble();
        // A target stands only where somebody set one.
        CHECK(index.data(TodoModel::target_role).isValid() == row.gap->target.has_value());
        targets += row.gap->target ? 1 : 0;
        // What it counts is what opens.
        const auto opens = gap_rows(*done->world, *row.gap->def, done->units).size();
        CHECK(row.count == count_text(static_cast<std::int64_t>(opens)));
    }
    CHECK(targets == 1);
    CHECK(model.row(model.find(qt(gaps->front().def->id)))->below.contains(u"90%"));
    model.show(nullptr, TodoModel::Layer::Due);
    CHECK(model.rowCount() == 0);
}

TEST_CASE("a list of few shows what nobody sees to first and what is put off last")
{
    const auto& done = SampleCounty::once().done;
    FocusModel model;
    const QAbstractItemModelTester tester(&model, fatal);
    for (const FocusList& list : done->focus) {
        FocusModel::Names names;
        std::map<std::int64_t, Handling> how;
        for (const FocusList::Row& row : list.rows) {
            names.emplace(row.id, "<b>" + std::to_string(row.id));
            how.emplace(row.id, row.how);
        }
        model.show(*done, list, names);
        INFO(list.def->id);
        REQUIRE(model.rowCount() == static_cast<int>(list.rows.size()));
        std::int64_t open = 0;
        for (int i = 0; i < model.rowCount(); ++i) {
            const auto& row = model.rows()[static_cast<std::size_t>(i)];
            CHECK(row.texts.size() == FocusModel::Columns);
            CHECK(row.texts[FocusModel::Name] == qt(names.at(row.id)));
            CHECK(row.texts[FocusModel::State] == FocusModel::state_word(how.at(row.id)));
            const bool to_assign =
                row.texts[FocusModel::State] == FocusModel::state_word(Handling::None);
            CHECK(to_assign == (i < list.open()));
            CHECK((row.tone == TextTableModel::Tone::Bad) == (how.at(row.id) == Handling::Overdue));
            open += to_assign ? 1 : 0;
        }
        CHECK(open == list.open());
    }
    // One word for each of the four; what has run out is to be assigned again.
    const std::set<QString> words{
        FocusModel::state_word(Handling::None), FocusModel::state_word(Handling::Supervised),
        FocusModel::state_word(Handling::Overdue), FocusModel::state_word(Handling::Explained)};
    CHECK(words.size() == 4);
    CHECK(FocusModel::state_word(Handling::Closed) == FocusModel::state_word(Handling::None));
    CHECK(FocusModel::state_word(Handling::ExplainedBefore) ==
          FocusModel::state_word(Handling::None));
}

TEST_CASE("the rules stand in their groups and can be found by strength and words")
{
    const auto& done = SampleCounty::once().done;
    RuleModel model;
    const QAbstractItemModelTester tester(&model, fatal);
    model.show(done, std::nullopt, {});
    REQUIRE(model.rowCount() == 2);
    std::int64_t unmet = 0;
    for (const StateCounts& counts : done->packs[0].counts)
        unmet += counts.unmet;
    CHECK(model.row(model.index(0, 0))->counts.unmet == unmet);
    const QModelIndex rule = model.find(QStringLiteral("ningxia-2018/6.a"));
    REQUIRE(rule.isValid());
    CHECK(model.data(rule, Qt::DisplayRole).toString().startsWith(QStringLiteral("6.a")));
    CHECK(model.row(model.first())->counts.unmet > 0);

    model.show(done, Strength::Encouraged, {});
    CHECK_FALSE(model.find(QStringLiteral("ningxia-2018/6.a")).isValid());
    CHECK(model.row(model.first())->rule->strength == Strength::Encouraged);
    model.show(done, std::nullopt, QStringLiteral("ningxia-2018/6.a"));
    CHECK(model.rowCount() == 1);
    CHECK(model.find(QStringLiteral("ningxia-2018/6.a")).isValid());
    model.show(done, std::nullopt, QStringLiteral("没有这样的规则"));
    CHECK(model.rowCount() == 0);
    CHECK_FALSE(model.first().isValid());
}

TEST_CASE("findings are listed by state, area, organization and words")
{
    SampleCounty& county = SampleCounty::once();
    FindingChoice choice = county.worst();
    const StateCounts all = county.done->packs[0].evaluation->counts(*choice.rule);
    CHECK(county.list(choice)->rows.size() ==
          static_cast<std::size_t>(all.met + all.unmet + all.unknown + all.pending + all.na));
    choice.states = {State::Unmet};
    const auto unmet = county.list(choice);
    REQUIRE(unmet->rows.size() == static_cast<std::size_t>(all.unmet));
    std::int64_t in_areas = 0;
    for (const auto& facet : unmet->areas)
        in_areas += facet.count;
    CHECK(in_areas == all.unmet);

    choice.area = unmet->areas.front().row;
    const auto here = county.list(choice);
    CHECK(static_cast<std::int64_t>(here->rows.size()) == unmet->areas.front().count);
    CHECK(here->areas.size() == unmet->areas.size()); // the other areas are still offered
    choice.area.reset();
    choice.org = unmet->orgs.front().row;
    CHECK(static_cast<std::int64_t>(county.list(choice)->rows.size()) == unmet->orgs.front().count);
    choice.org.reset();

    FindingModel model;
    const QAbstractItemModelTester tester(&model, fatal);
    int asked = 0;
    LedgerStore store(*county.database, *county.catalog);
    model.set_names([&](const std::string& ledger, const std::vector<std::int64_t>& ids) {
        ++asked;
        CHECK(ids.size() <= FindingModel::block);
        return *store.labels(*county.catalog->ledger(ledger), ids);
    });
    model.show(unmet);
    REQUIRE(model.rowCount() == static_cast<int>(unmet->rows.size()));
    const QString name =
        model.data(model.index(0, FindingModel::Subject), Qt::DisplayRole).toString();
    CHECK_FALSE(name.isEmpty());
    const int before = asked;
    CHECK_FALSE(
        model.data(model.index(1, FindingModel::Subject), Qt::DisplayRole).toString().isEmpty());
    CHECK(asked == before); // the block is there
    CHECK(model.data(model.index(0, FindingModel::StateWord), Qt::DisplayRole)
              .toString()
              .contains(QStringLiteral("未落实")));

    choice.search = utf8_of(name);
    const auto found = county.list(choice);
    REQUIRE_FALSE(found->rows.empty());
    CHECK(found->rows.size() < unmet->rows.size());
    choice.search = "没有这样的单位名";
    CHECK(county.list(choice)->rows.empty());
}

TEST_CASE("an explanation names the facts, their rows and the way out, and links to the rows")
{
    SampleCounty& county = SampleCounty::once();
    FindingChoice choice = county.worst();
    choice.states = {State::Unmet};
    const auto list = county.list(choice);
    const auto text = explain_finding(*list, list->rows.front(), *county.database);
    REQUIRE(text);
    const FindingText& finding = **text;
    CHECK(finding.ledger_name == "单位");
    CHECK_FALSE(finding.subject.empty());
    CHECK_FALSE(finding.explanation.facts.empty());
    CHECK_FALSE(finding.explanation.needed.empty());
    const QString html = finding_html(finding, *county.catalog, Theme::current());
    CHECK(html.contains(qt(finding.subject).toHtmlEscaped()));
    CHECK(html.contains(qt(finding.explanation.needed.front()).toHtmlEscaped()));
    CHECK(html.contains(QStringLiteral("row:unit/%1").arg(list->rows.front().id)));

    CHECK(linked_row(QUrl(QStringLiteral("row:unit/12"))) == RowRef{"unit", 12});
    CHECK_FALSE(linked_row(QUrl(QStringLiteral("row:unit"))));
    CHECK_FALSE(linked_row(QUrl(QStringLiteral("row:unit/x"))));
    CHECK_FALSE(linked_row(QUrl(QStringLiteral("https://unit/12"))));
}

TEST_CASE("a rule tells which of its figures are this product's own")
{
    const auto& pack = *SampleCounty::once().done->packs[0].pack;
    const Rule* own = pack.rule("1.a"); // “年初” has no day in the text
    const QString html = rule_html(*own, pack, Theme::current());
    CHECK(html.contains(QStringLiteral("03-31")));
    CHECK(html.contains(QStringLiteral("this product's default")));
    CHECK(html.contains(qt(own->basis).toHtmlEscaped()));
}

TEST_CASE("a rule's figures stand in it as they are set: in words, with their unit")
{
    int seen = 0;
    for (const PackResult& result : SampleCounty::once().done->packs) {
        for (const ParamDef& figure : result.pack->params()) {
            const bool told = figure.type == "cadence" || figure.type == "table" ||
                              figure.type == "percent" || figure.type == "days";
            const Rule* rule =
                told ? result.pack->rule(figure.key.substr(0, figure.key.find('/'))) : nullptr;
            if (rule == nullptr)
                continue;
            INFO(figure.key);
            const QString html = rule_html(*rule, *result.pack, Theme::current());
            CHECK(html.contains(figure_text(figure, figure.value).toHtmlEscaped()));
            CHECK(html.contains(figure_unit(figure).toHtmlEscaped()));
            ++seen;
        }
    }
    CHECK(seen > 0);
}

TEST_CASE("targets show their figures and what is missing")
{
    const auto& done = SampleCounty::once().done;
    TargetModel model;
    const QAbstractItemModelTester tester(&model, fatal);
    model.show(done);
    REQUIRE(model.rowCount() == static_cast<int>(done->packs[0].evaluation->targets().size() +
                                                 done->packs[1].evaluation->targets().size()));
    const TargetResult& first = done->packs[1].evaluation->targets().front();
    const int row = static_cast<int>(done->packs[0].evaluation->targets().size());
    const auto text = [&](int column) {
        return model.data(model.index(row, column), Qt::DisplayRole).toString();
    };
    CHECK(text(TargetModel::Id) == QStringLiteral("1.a"));
    CHECK(text(TargetModel::Numerator) == number_text(first.numerator));
    CHECK(text(TargetModel::Reached) == ui::rate_text(first.numerator, *first.denominator));
    CHECK(text(TargetModel::Wanted) == QStringLiteral("≥ 90%"));
    const std::int64_t needed = (first.denominator.value() * 90 + 99) / 100 - first.numerator;
    CHECK(text(TargetModel::Gap) == number_text(std::max<std::int64_t>(0, needed)));
    CHECK(text(TargetModel::Deadline) == QStringLiteral("2020-12-31"));
}
