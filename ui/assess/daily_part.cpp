#include "ui/assess/daily_part.h"

#include <algorithm>

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include "core/assess/daily_points.h"
#include "core/assess/round_edit.h"
#include "ui/document/notices.h"
#include "ui/presentation/entry_table_model.h"
#include "ui/presentation/format.h"
#include "ui/presentation/theme.h"
#include "ui/widgets/labelled.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/text_width.h"
#include "ui/widgets/wrap_header.h"

namespace lx::ui {

namespace {

constexpr int org_column = 0;
constexpr int sum_column = 1;
constexpr int first_item = 2;

} // namespace

DailyPart::DailyPart(AppContext& context, QWidget* parent)
    : AssessPart(context, parent), m_proposing(context.jobs())
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::grid(2), Theme::grid(1), Theme::grid(2), Theme::grid(1));
    column->setSpacing(Theme::grid(1));
    auto* head = new QHBoxLayout;
    m_propose = new QPushButton(tr("&Propose from the facts"), this);
    m_propose->setAccessibleName(tr("Propose points from the facts"));
    head->addWidget(m_propose);
    auto* hint =
        new TextLabel(tr("Points that were changed by hand stay when proposed again."), this);
    hint->setWordWrap(true);
    set_role(hint, "soft");
    head->addWidget(hint, 1);
    column->addLayout(head);
    m_model = new EntryTableModel(
        [this](qint64 org, int at, const QString& text) { return give(org, at, text); }, this);
    m_view = table(m_model, tr("Points of the year by organization and item"));
    m_view->setSelectionBehavior(QAbstractItemView::SelectItems);
    keep_measured(m_view, [this] { set_widths(); });
    column->addWidget(m_view, 1);
    m_fact = new TextLabel(this);
    m_fact->setWordWrap(true);
    m_fact->setMinimumHeight(2 * Theme::current().row_px);
    column->addWidget(m_fact);
    m_reason = new QLineEdit(this);
    m_reason->setAccessibleName(tr("Reason for other points"));
    m_reason->setPlaceholderText(tr("Why other points than the facts give, then Enter"));
    column->addWidget(labelled(this, tr("&Reason"), m_reason));
    connect(m_propose, &QPushButton::clicked, this, &DailyPart::propose);
    connect(m_reason, &QLineEdit::returnPressed, this, &DailyPart::keep_reason);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, &DailyPart::tell);
}

void DailyPart::set_columns()
{
    if (m_columns_of != nullptr && m_columns_of->json == round().scheme->json)
        return; // read anew it is the same: cursor and editor stay
    m_columns_of = round().scheme;
    m_items.clear();
    std::vector<EntryTableModel::Column> columns{
        {tr("Organization")}, {tr("Sum"), EntryTableModel::Way::Read, Qt::AlignRight}};
    for (const auto& content : m_columns_of->contents)
        for (const auto& item : content.items) {
            m_items.push_back(&item);
            columns.push_back(
                {QStringLiteral("%1（%2）").arg(qt(item.name), qt(points_text(item.points))),
                 EntryTableModel::Way::Write, Qt::AlignRight});
        }
    m_model->set_columns(std::move(columns));
    set_widths();
}

void DailyPart::set_widths()
{
    // More items than a screen is wide: it scrolls, headings stay whole.
    auto* header = qobject_cast<WrapHeader*>(m_view->horizontalHeader());
    header->setSectionResizeMode(QHeaderView::Fixed);
    for (int c = 0; c < m_model->columnCount(); ++c)
        m_view->setColumnWidth(c, c == org_column ? characters(m_view, 14)
                                  : c == sum_column
                                      ? characters(m_view, 4)
                                      : std::max(header->narrowest(c), characters(m_view, 4)));
}

const AssessScheme::Item* DailyPart::item_at(int column) const
{
    const int at = column - first_item;
    return at < 0 || at >= static_cast<int>(m_items.size()) ? nullptr
                                                            : m_items[static_cast<std::size_t>(at)];
}

void DailyPart::shown_changed()
{
    set_columns();
    std::vector<EntryTableModel::Row> rows;
    for (const std::int64_t org : round().orgs) {
        EntryTableModel::Row row{org, {{shown().name(org)}, {}}};
        Points sum = 0;
        for (const auto* item : m_items) {
            EntryTableModel::Cell cell;
            const auto given = round().points.find({org, item->id});
            if (given != round().points.end()) {
                const ItemPoints& points = given->second;
                sum += points.points;
                cell.text = qt(points_text(points.points));
                if (points.proposed && *points.proposed != points.points) {
                    cell.text = QStringLiteral("✎ ") + cell.text;
                    cell.tone = TextTableModel::Tone::Warning;
                }
                cell.tip = qt(points.fact + (points.reason.empty() ? "" : "\n" + points.reason));
            }
            row.cells.push_back(std::move(cell));
        }
        row.cells[sum_column].text = daily_complete(round(), org)
                                         ? qt(points_text(sum))
                                         : QStringLiteral("… ") + qt(points_text(sum));
        rows.push_back(std::move(row));
    }
    m_model->set_rows(std::move(rows));
    m_model->set_read_only(!editable());
    m_propose->setEnabled(editable());
    m_reason->setEnabled(editable());
    tell();
}

void DailyPart::propose()
{
    const ShownRoundPtr of = shared();
    const Date today = context().clock().today();
    context().change_many(
        m_proposing, tr("%1: points from the facts").arg(qt(round_title(of->round.id))),
        [of, today, definitions = context().definitions()](
            Database& database, const Catalog&, Writer& writer, Progress& progress) -> Result<> {
            // As it is now: it may have been closed, or points given, since it was shown.
            LX_ASSIGN(const AssessRound now,
                      load_assess_round(database, definitions->facts(), of->round.id));
            LX_ASSIGN(const auto proposed,
                      propose_points(database, definitions, now, today, progress));
            return take_proposals(writer, now, proposed);
        },
        [this](Result<std::int64_t> action) {
            if (!action)
                context().notices().error(action.error());
            else if (*action == 0)
                context().notices().info(tr("The facts give no other points than before."));
        });
}

bool DailyPart::give(std::int64_t org, int column, const QString& text)
{
    const auto* item = item_at(column);
    QString plain = text;
    plain.remove(QStringLiteral("✎")); // of the cell's own text
    const auto points = points_of(utf8_of(plain.trimmed()));
    if (!points) {
        context().notices().error(points.error());
        return false;
    }
    const auto before = round().points.find({org, item->id});
    const bool other = before != round().points.end() && before->second.proposed &&
                       *before->second.proposed != *points;
    if (other && *points <= item->points) {
        m_waiting = Waiting{org, item->id, *points};
        m_fact->setText(tr("%1: the facts (%2) give %3 points. Why %4? Write the reason below.")
                            .arg(shown().name(org), qt(before->second.fact),
                                 qt(points_text(*before->second.proposed)),
                                 qt(points_text(*points))));
        m_reason->setText(qt(before->second.reason));
        // The editor of the cell takes the keyboard back when it closes.
        QTimer::singleShot(0, this, [this] {
            m_reason->setFocus();
            m_reason->selectAll();
        });
        return true;
    }
    return write(org, item->id, *points, {});
}

bool DailyPart::write(std::int64_t org, const std::string& item, Points points,
                      const std::string& reason)
{
    m_waiting.reset();
    return act(tr("points"), [&](Writer& writer, const AssessRound& of) {
        return give_points(writer, of, org, item, points, reason);
    });
}

void DailyPart::keep_reason()
{
    if (!m_waiting) {
        const QModelIndex index = m_view->currentIndex();
        const auto* item = item_at(index.column());
        if (item == nullptr)
            return;
        const std::int64_t org = index.data(EntryTableModel::id_role).toLongLong();
        const auto given = round().points.find({org, item->id});
        if (given == round().points.end())
            return;
        m_waiting = Waiting{org, item->id, given->second.points};
    }
    const Waiting waiting = *m_waiting;
    if (write(waiting.org, waiting.item, waiting.points, utf8_of(m_reason->text().trimmed())))
        m_view->setFocus();
    else
        m_waiting = waiting;
}

void DailyPart::tell()
{
    if (m_waiting && m_reason->hasFocus())
        return;
    m_waiting.reset();
    const QModelIndex index = m_view->currentIndex();
    const auto* item = item_at(index.column());
    if (!has_round() || item == nullptr) {
        m_fact->setText(tr("Choose a cell to see what its points rest on."));
        m_reason->clear();
        return;
    }
    const std::int64_t org = index.data(EntryTableModel::id_role).toLongLong();
    const auto given = round().points.find({org, item->id});
    const QString what = QStringLiteral("%1　%2").arg(shown().name(org), qt(item->name));
    if (given == round().points.end()) {
        m_fact->setText(item->proposed()
                            ? tr("%1: not proposed yet, or the facts don't say it.").arg(what)
                            : tr("%1: given by hand, at most %2 points.")
                                  .arg(what, qt(points_text(item->points))));
        m_reason->clear();
        return;
    }
    const ItemPoints& points = given->second;
    m_fact->setText(
        points.proposed
            ? tr("%1: %2, that gives %3 of %4 points.")
                  .arg(what, qt(points.fact), qt(points_text(*points.proposed)),
                       qt(points_text(item->points)))
            : tr("%1: given by hand, %2 of %3 points.")
                  .arg(what, qt(points_text(points.points)), qt(points_text(item->points))));
    m_reason->setText(qt(points.reason));
}

void DailyPart::focus_first()
{
    if (!m_view->currentIndex().isValid() && m_model->rowCount() > 0)
        m_view->setCurrentIndex(m_model->index(0, first_item));
    m_view->setFocus();
}

} // namespace lx::ui
