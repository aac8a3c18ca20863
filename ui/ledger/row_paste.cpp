#include "ui/ledger/row_paste.h"

#include <algorithm>
#include <utility>

#include "ui/document/app_context.h"
#include "ui/document/notices.h"
#include "ui/ledger/ledger_table.h"
#include "ui/ledger/ledger_view.h"
#include "ui/ledger/many_rows.h"
#include "ui/ledger/paste_panel.h"
#include "ui/presentation/format.h"
#include "ui/presentation/paste_model.h"

namespace lx::ui {

namespace {

constexpr qsizetype quick_characters = 100'000; ///< more of them are shown as work under way

} // namespace

RowPaste::RowPaste(AppContext& context, LedgerTable& table)
    : QObject(&table), m_context(context), m_table(table), m_planning(context.jobs()),
      m_write(context.jobs())
{
    m_panel = new PastePanel(&table);
    table.add_panel(m_panel);
    connect(m_panel, &PastePanel::take_wanted, this, &RowPaste::take);
    connect(m_panel, &PastePanel::copy_wanted, this, &RowPaste::copy_faulty);
    connect(m_panel, &PastePanel::place_wanted, this, [this](bool new_rows) {
        if (m_taking)
            return;
        m_spot.new_rows = new_rows;
        plan();
    });
    connect(m_panel, &PastePanel::closed, this, [this] {
        m_planning.stop();
        m_planned = {};
        m_table.enter_rows();
    });
    connect(&context, &AppContext::data_changed, this, &RowPaste::look_again);
}

PasteSpot RowPaste::spot() const
{
    const LedgerView& view = m_table.view();
    PasteSpot spot;
    spot.shown = m_table.model().ids();
    for (const QItemSelectionRange& range : view.selectionModel()->selection())
        for (int row = range.top(); row <= range.bottom(); ++row)
            spot.chosen.push_back(static_cast<std::size_t>(row));
    std::sort(spot.chosen.begin(), spot.chosen.end());
    const std::vector<int> columns = view.shown_columns();
    const auto at = std::find(columns.begin(), columns.end(), view.currentIndex().column());
    spot.column = at == columns.end() ? 0 : static_cast<std::size_t>(at - columns.begin());
    spot.fields = view.pasted_columns();
    return spot;
}

void RowPaste::paste(PastedContent content)
{
    if (m_context.read_only() || m_table.def() == nullptr)
        return;
    if (const auto may = m_context.may_write(); !may) {
        m_context.notices().error(may.error());
        return;
    }
    if (!m_table.model().complete()) {
        m_context.notices().info(
            tr("The rows are still being read. Please try again in a moment."));
        return;
    }
    const QModelIndex at = m_table.view().currentIndex();
    if (at.isValid() && m_table.view().isColumnHidden(at.column())) {
        m_context.notices().info(tr("Go to a cell of a column that is shown first."));
        return;
    }
    m_panel->forget();
    m_content = std::make_shared<const PastedContent>(std::move(content));
    m_spot = spot();
    m_scope = m_table.columns();
    m_scope.rows = m_table.view().selected_ids();
    plan();
}

void RowPaste::plan()
{
    const bool was_open = m_panel->open();
    m_panel->set_waiting();
    const bool large = m_content->html.size() + m_content->text.size() > quick_characters;
    m_planning.start<Planned>(
        large ? JobKind::Long : JobKind::Quick, tr("Looking at what is pasted"),
        [path = m_context.path8(), catalog = m_scope.catalog, ledger = m_scope.def->code,
         actor = m_context.actor(), content = m_content, spot = m_spot,
         today = m_context.clock().today(),
         token = m_context.writing()](JobProgress& progress) -> Result<Planned> {
            LX_ASSIGN(auto database, progress.open(path, Database::Mode::SharedWrite));
            PasteRequest request{read_pasted(*content), spot, today};
            LX_ASSIGN(auto made, plan_paste(*database, *catalog, actor, *catalog->ledger(ledger),
                                            std::move(request), progress));
            return Planned{catalog, std::make_shared<const PastePlan>(std::move(made))};
        },
        [this, was_open](Result<Planned> planned) {
            if (!of_shown_ledger())
                return;
            if (planned) {
                show_plan(std::move(*planned), was_open);
                return;
            }
            m_panel->leave(); // what it shows holds no longer
            m_context.notices().error(planned.error());
        });
}

bool RowPaste::of_shown_ledger() const
{
    return m_table.def() != nullptr && m_table.catalog() == m_scope.catalog &&
           m_table.def()->code == m_scope.def->code;
}

void RowPaste::show_plan(Planned planned, bool was_open)
{
    if (was_open && !m_panel->open()) { // another list is shown meanwhile
        m_planned = {};
        return;
    }
    m_planned = std::move(planned);
    const PastePlan& plan = *m_planned.plan;
    if (!was_open && plan.plain() && plan.written() == 0)
        tell_nothing(plan);
    else if (!was_open && plan.plain())
        take();
    else
        m_panel->show_plan(m_planned.catalog, *m_scope.def, m_planned.plan, m_scope.masked);
}

void RowPaste::tell_nothing(const PastePlan& plan)
{
    if (plan.rows.empty())
        m_context.notices().info(
            tr("There are no rows on the clipboard: copy them in Excel or WPS first."));
    else if (plan.masked > 0)
        m_context.notices().info(
            tr("Nothing differs from what is there; %1 cells with hidden numbers stay as they are.")
                .arg(count_text(plan.masked)));
    else
        m_context.notices().info(tr("Nothing differs from what is there."));
}

void RowPaste::take()
{
    if (!of_shown_ledger() || m_taking || m_planned.plan == nullptr)
        return;
    const QString title = tr("Paste into %1: %2 cells")
                              .arg(qt(m_scope.def->name), count_text(m_planned.plan->written()));
    auto taken = std::make_shared<PasteTaken>();
    m_panel->set_waiting();
    m_taking = true;
    m_context.change_many(
        m_write, title,
        [plan = m_planned.plan, ledger = m_scope.def->code, taken,
         today = m_context.clock().today()](Database& database, const Catalog& catalog,
                                            Writer& writer, Progress& progress) -> Result<> {
            Editor editor(catalog, writer, today);
            LX_ASSIGN(*taken, take_paste(database, catalog, editor, *catalog.ledger(ledger), *plan,
                                         progress));
            return {};
        },
        [this, taken, plan = m_planned.plan](Result<std::int64_t> action) {
            m_taking = false;
            if (!action) {
                m_context.notices().error(action.error());
                if (m_panel->open())
                    this->plan();
                return;
            }
            const bool was_open = m_panel->open();
            m_panel->forget();
            if (was_open)
                m_table.enter_rows();
            if (*action != 0)
                m_table.keep_selected(m_scope);
            tell(*plan, *taken, *action);
            m_planned = {};
        });
}

void RowPaste::tell(const PastePlan& plan, const PasteTaken& taken, std::int64_t action)
{
    if (action != 0) {
        QString words = taken.new_rows == 0
                            ? tr("Pasted: %1 cells in %2 rows.")
                                  .arg(count_text(taken.cells), count_text(taken.changed_rows))
                            : tr("Pasted: %1 cells, %2 rows added, %3 changed.")
                                  .arg(count_text(taken.cells), count_text(taken.new_rows),
                                       count_text(taken.changed_rows));
        if (const auto left = plan.count(PasteKind::Refused); left > 0)
            words += tr(" %1 refused cells were left out.").arg(count_text(left));
        m_context.notices().post(
            {NoticeKind::Success, words, {{tr("Undo"), [&context = m_context, action] {
                                               context.undo(action);
                                           }}}});
    }
    ManyEdited many;
    many.refused = taken.refused;
    tell_refused(m_context, many, tr("%1 rows not changed: %2"));
}

void RowPaste::copy_faulty()
{
    if (m_planned.plan == nullptr)
        return;
    const FaultyRows rows = faulty_rows(*m_scope.def, *m_planned.plan);
    Q_EMIT copy_wanted(rows.shown, rows.whole);
}

void RowPaste::look_again(const DataChange& change)
{
    if (m_panel->open() && !m_taking && change.touches(m_scope.def->code))
        plan();
}

} // namespace lx::ui
