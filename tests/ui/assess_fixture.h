#pragma once

#include <algorithm>
#include <map>

#include <QComboBox>
#include <QSpinBox>
#include <QTableView>

#include "core/assess/round_edit.h"
#include "core/store/ledger_store.h"
#include "tests/ui/window_fixture.h"
#include "ui/assess/assess_page.h"
#include "ui/assess/ballot_entry.h"
#include "ui/presentation/format.h"
#include "ui/widgets/reference_editor.h"

namespace lx::test {

inline QString words(const char* text)
{
    return QString::fromUtf8(text);
}

/// The window on the page of 考核, with what a round is made of by the back door.
struct AssessFixture : WindowFixture
{
    AssessFixture()
    {
        REQUIRE(window->go(ui::Place::of_page(QStringLiteral("assess"))));
        REQUIRE(settled());
    }
    [[nodiscard]] std::vector<std::int64_t> orgs(const char* kind, std::int64_t most) const
    {
        Query query;
        query.ledger = "org";
        query.filters = {{"kind", "in", kind}};
        LedgerStore store(const_cast<ui::AppContext&>(context).database(), *context.catalog());
        std::vector<std::int64_t> ids;
        const auto rows = store.first(query, most);
        REQUIRE(rows);
        for (const Record& row : *rows)
            ids.push_back(row.id);
        return ids;
    }
    /// A round begun by the back door: the committee and so many branches.
    RoundId begin(std::int64_t many, const std::string& scheme = "one-meeting")
    {
        const RoundId id{2025, orgs("两新工委", 1).front()};
        const auto found =
            find_assess_scheme(context.database(), context.definitions()->facts(), scheme);
        REQUIRE(found);
        REQUIRE(context.change(words("新建"), [&](Writer& writer) {
            return begin_round(context.database(), *context.catalog(), writer, id, **found,
                               orgs("党支部\n联合党支部", many));
        }));
        REQUIRE(settled());
        return id;
    }
    /// The branch with most members on its roster.
    [[nodiscard]] std::int64_t largest_branch()
    {
        const LedgerDef& members = *context.catalog()->ledger("member");
        std::map<std::int64_t, int> rosters;
        Query all;
        all.ledger = "member";
        REQUIRE(
            LedgerStore(context.database(), *context.catalog()).each(all, [&](const Record& row) {
                ++rosters[int_of(row.at(members, "org"))];
                return true;
            }));
        rosters.erase(0);
        return std::ranges::max_element(rosters, {}, [](const auto& one) { return one.second; })
            ->first;
    }
    /// Begins 民主评议党员 of a branch in the form, of all its full members.
    void begin_appraisal(std::int64_t branch)
    {
        auto* scheme = find<QComboBox>(words("考核方案"));
        REQUIRE(scheme != nullptr);
        scheme->setCurrentIndex(scheme->findText(words("民主评议"), Qt::MatchContains));
        REQUIRE(settled());
        auto* assessor = window->findChild<ui::ReferenceEditor*>();
        REQUIRE(assessor != nullptr);
        const auto label = LedgerStore(context.database(), *context.catalog())
                               .labels(*context.catalog()->ledger("org"), {branch});
        const QString name = ui::qt(label->at(branch));
        assessor->set_value(branch, name);
        Q_EMIT assessor->chosen(branch, name);
        REQUIRE(settled());
    }
    [[nodiscard]] AssessRound round()
    {
        const auto ids = assess_rounds(context.database());
        REQUIRE(ids);
        REQUIRE_FALSE(ids->empty());
        auto loaded =
            load_assess_round(context.database(), context.definitions()->facts(), ids->front());
        REQUIRE(loaded);
        return std::move(*loaded);
    }
    void step(AssessStep step)
    {
        REQUIRE(window->go(
            ui::Place::part(QStringLiteral("assess"), QString::number(static_cast<int>(step)))));
        REQUIRE(settled());
    }
    void press(const char* name)
    {
        auto* button = find<QAbstractButton>(words(name));
        INFO(name);
        REQUIRE(button != nullptr);
        REQUIRE(button->isEnabled());
        button->click();
        REQUIRE(settled());
    }
    void count(const char* name, int number)
    {
        auto* box = find<QSpinBox>(words(name));
        REQUIRE(box != nullptr);
        box->setValue(number);
    }
    ui::BallotEntry* entry()
    {
        auto* found = window->findChild<ui::BallotEntry*>();
        REQUIRE(found != nullptr);
        return found;
    }
    QTableView* table(const char* name)
    {
        auto* view = find<QTableView>(words(name));
        INFO(name);
        REQUIRE(view != nullptr);
        return view;
    }
};

} // namespace lx::test
