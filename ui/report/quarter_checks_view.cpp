#include "ui/report/quarter_checks_view.h"

#include <algorithm>
#include <array>

#include <QButtonGroup>
#include <QComboBox>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPushButton>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

#include "ui/document/app_context.h"
#include "ui/document/quarter_work.h"
#include "ui/presentation/format.h"
#include "ui/presentation/text_table_model.h"
#include "ui/presentation/theme.h"
#include "ui/report/check_panel.h"
#include "ui/report/jump_limits_panel.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/printed_tables.h"
#include "ui/widgets/tables.h"
#include "ui/widgets/text_width.h"
#include "ui/widgets/wrap_header.h"

namespace lx::ui {

namespace {

using Tone = TextTableModel::Tone;

constexpr int least_width = 136; ///< of the choice of a report

/// What came of a check, what keeps the quarter open first.
enum Came
{
    Wrong,
    ToExplain,
    Told, ///< fails, and nothing waits for it
    NotJudged,
    Explained,
    Fine
};

Came came_of(const ReportCheck& check, const std::string& explained)
{
    if (blocks(check, explained))
        return check.kind == CheckKind::Must ? Wrong : ToExplain;
    if (!check.unjudged.empty())
        return NotJudged;
    if (!check.failed())
        return Fine;
    return check.kind == CheckKind::Explain ? Explained : Told;
}

Tone tone_of(Came came)
{
    switch (came) {
    case Wrong:
        return Tone::Bad;
    case ToExplain:
    case NotJudged:
        return Tone::Warning;
    case Told:
        return Tone::Plain;
    case Explained:
    case Fine:
        break;
    }
    return Tone::Ok;
}

QString place_of(const ReportCheck& check)
{
    const QString cell = qt(check.cell);
    return cell.isEmpty()        ? qt(check.place)
           : check.place.empty() ? cell
                                 : qt(check.place) + QStringLiteral("　") + cell;
}

} // namespace

QuarterChecksView::QuarterChecksView(AppContext& context, QWidget* parent)
    : QWidget(parent), m_context(context)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(build_head());
    auto* halves = new QSplitter(Qt::Vertical, this);
    halves->setChildrenCollapsible(false);
    halves->addWidget(build_table());
    m_panel = new CheckPanel(context, halves);
    halves->addWidget(m_panel);
    halves->setStretchFactor(0, 3);
    halves->setStretchFactor(1, 2);
    column->addWidget(halves, 1);
    m_limits = new JumpLimitsPanel(context, this);
    column->addWidget(m_limits);
    connect(m_limits, &JumpLimitsPanel::left, m_view, qOverload<>(&QWidget::setFocus));
    fill();
}

QWidget* QuarterChecksView::build_head()
{
    auto* head = new QWidget(this);
    auto* flow = new FlowLayout(head, Theme::grid(1));
    flow->setContentsMargins(Theme::grid(1), 4, Theme::grid(1), 4);
    m_which = new QButtonGroup(this);
    for (int which = 0; which < Kinds; ++which) {
        auto* button = new QPushButton(head);
        button->setCheckable(true);
        set_quiet(button);
        m_which->addButton(button, which);
        flow->addWidget(button);
    }
    m_which->button(NotPassed)->setChecked(true);
    m_report = new QComboBox(head);
    m_report->setAccessibleName(tr("Checks of which report"));
    m_report->setMinimumWidth(least_width);
    flow->addWidget(m_report);
    m_change_limits = new QPushButton(tr("Limits of &jumps…"), head);
    m_change_limits->setAccessibleName(tr("How far figures may move before they are asked about"));
    set_quiet(m_change_limits);
    flow->addWidget(m_change_limits);
    connect(m_change_limits, &QPushButton::clicked, this, [this] { m_limits->edit(); });
    connect(m_which, &QButtonGroup::idClicked, this, &QuarterChecksView::fill);
    connect(m_report, &QComboBox::currentIndexChanged, this, &QuarterChecksView::fill);
    return head;
}

QWidget* QuarterChecksView::build_table()
{
    m_model = new TextTableModel(this);
    m_model->set_columns({tr("Result"), tr("Kind"), tr("Check"), tr("Left side"), tr("Right side"),
                          tr("Difference"), tr("Place"), tr("Report")},
                         {Qt::AlignLeft, Qt::AlignLeft, Qt::AlignLeft, Qt::AlignRight,
                          Qt::AlignRight, Qt::AlignRight, Qt::AlignLeft, Qt::AlignLeft});
    m_view = new QTableView(this);
    m_view->setHorizontalHeader(new WrapHeader(m_view));
    m_view->setModel(m_model);
    m_view->setAccessibleName(tr("Checks of the quarter"));
    dress_table(m_view);
    keep_measured(m_view, [view = m_view] {
        const auto wide = [view](int count) { return characters(view, count); };
        // Below the table the chosen check is told in full.
        share_width(view, {wide(6), wide(4), wide(14), wide(4), wide(4), wide(4), wide(8), wide(9)},
                    Narrow::WidestFirst);
    });
    set_print_head(
        m_view,
        [this] {
            TableHead above{tr("Checks of the quarter"), {}, std::nullopt};
            if (m_set)
                above.lines << qt(m_set->quarter.period.chinese());
            return above;
        },
        true);
    m_view->installEventFilter(this);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &QuarterChecksView::show_chosen);
    return m_view;
}

bool QuarterChecksView::eventFilter(QObject* watched, QEvent* event)
{
    // Enter goes on to what is to be written of the check.
    if (watched == m_view && event->type() == QEvent::KeyPress) {
        const int key = dynamic_cast<QKeyEvent&>(*event).key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            m_panel->begin();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void QuarterChecksView::show_set(std::shared_ptr<const QuarterSet> set)
{
    const bool other = m_set != set;
    m_change_limits->setEnabled(m_context.has_document() && !m_context.read_only());
    if (!m_change_limits->isEnabled())
        m_limits->hide();
    m_set = std::move(set);
    m_entries.clear();
    if (m_set)
        for (const Report& report : m_set->reports)
            for (const ReportCheck& check : report.checks)
                m_entries.push_back({&report, &check});
    if (other)
        fill_reports();
    fill();
}

void QuarterChecksView::fill_reports()
{
    const QSignalBlocker quiet(m_report);
    const QVariant before = m_report->currentData();
    m_report->clear();
    m_report->addItem(tr("All reports"), QString());
    if (m_set)
        for (const Report& report : m_set->reports)
            if (!report.checks.empty())
                m_report->addItem(shown_text(qt(report.name)), qt(report.id));
    m_report->setCurrentIndex(std::max(0, m_report->findData(before)));
}

void QuarterChecksView::fill()
{
    const Quarter none;
    const Quarter& quarter =
        m_set ? QuarterWork::of(m_context).quarter(m_set->quarter.period) : none;
    const std::string only = utf8_of(m_report->currentData().toString());
    const auto which = static_cast<Which>(m_which->checkedId());
    const QStringList words{tr("wrong"),           tr("to be explained"), tr("to be looked at"),
                            tr("can't be judged"), tr("explained"),       tr("passed")};
    std::array<std::int64_t, Kinds> counts{};
    std::vector<std::pair<int, TextTableModel::Row>> rows;
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        const auto& [report, check] = m_entries[i];
        if (!only.empty() && report->id != only)
            continue;
        const Came came = came_of(*check, explanation_of(quarter, *report, *check));
        const std::array<bool, Kinds> among{came != Fine, came == Wrong || came == ToExplain,
                                            came == NotJudged, came == Fine};
        for (std::size_t kind = 0; kind < Kinds; ++kind)
            counts[kind] += among[kind] ? 1 : 0;
        if (!among[which])
            continue;
        rows.emplace_back(
            came, TextTableModel::Row{{words[came], qt(name_of(check->kind)), qt(check->title),
                                       qt(check->left), qt(check->right), qt(check->difference),
                                       place_of(*check), qt(report->name)},
                                      tone_of(came),
                                      static_cast<qint64>(i)});
    }
    std::ranges::stable_sort(rows, {}, &std::pair<int, TextTableModel::Row>::first);
    const QStringList names{tr("not passed"), tr("in the way"), tr("can't be judged"),
                            tr("passed")};
    for (int i = 0; i < Kinds; ++i) {
        m_which->button(i)->setText(
            QStringLiteral("%1 %2").arg(names[i], count_text(counts[static_cast<std::size_t>(i)])));
        m_which->button(i)->setAccessibleName(names[i]);
    }
    const Entry* before = chosen();
    const QModelIndex current = m_view->currentIndex();
    std::vector<TextTableModel::Row> shown;
    int row = std::max(0, current.row());
    for (auto& [order, one] : rows) {
        if (before != nullptr && &m_entries[static_cast<std::size_t>(one.id)] == before)
            row = static_cast<int>(shown.size());
        shown.push_back(std::move(one));
    }
    m_model->set_rows(std::move(shown));
    if (m_model->rowCount() > 0)
        m_view->selectRow(std::min(row, m_model->rowCount() - 1));
    show_chosen();
}

const QuarterChecksView::Entry* QuarterChecksView::chosen() const
{
    const QModelIndex index = m_view->currentIndex();
    const auto at = static_cast<std::size_t>(index.data(TextTableModel::id_role).toLongLong());
    return index.isValid() && at < m_entries.size() ? &m_entries[at] : nullptr;
}

void QuarterChecksView::show_chosen()
{
    const Entry* one = chosen();
    m_panel->show_check(m_set, one == nullptr ? nullptr : one->report,
                        one == nullptr ? nullptr : one->check);
}

void QuarterChecksView::choose_blocking()
{
    {
        const QSignalBlocker quiet(m_report);
        m_report->setCurrentIndex(0);
    }
    m_which->button(NotPassed)->setChecked(true);
    m_view->setCurrentIndex({});
    fill();
    m_view->setFocus();
}

} // namespace lx::ui
