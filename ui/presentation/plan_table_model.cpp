#include "ui/presentation/plan_table_model.h"

#include <QFont>

#include "ui/presentation/format.h"
#include "ui/presentation/mark_look.h"
#include "ui/presentation/theme.h"

namespace lx::ui {

namespace {

QString count_or_blank(std::int64_t count)
{
    return count == 0 ? QString() : count_text(count);
}

int alignment(int column)
{
    if (PlanTableModel::month_of(column) != 0)
        return Qt::AlignCenter;
    return (column == PlanTableModel::Org ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter;
}

QString sum_text(const PlanCounts& counts, int column)
{
    switch (column) {
    case PlanTableModel::Planned:
        return count_or_blank(counts.all());
    case PlanTableModel::Done:
        return count_or_blank(counts.done);
    case PlanTableModel::Overdue:
        return count_or_blank(counts.overdue);
    default:
        return count_or_blank(counts.open);
    }
}

void add(PlanCounts& into, const PlanCounts& one)
{
    into.open += one.open;
    into.overdue += one.overdue;
    into.done += one.done;
}

} // namespace

QString plan_state_words(PlanState state)
{
    const QString title = qt(std::string(plan_state_title(state)));
    switch (state) {
    case PlanState::Done:
        return QStringLiteral("✓ ") + title;
    case PlanState::Overdue:
        return QStringLiteral("! ") + title;
    case PlanState::Open:
        return QStringLiteral("○ ") + title;
    case PlanState::Gone:
        break;
    }
    return QStringLiteral("– ") + title;
}

void PlanTableModel::show_year(std::shared_ptr<const Year> year)
{
    beginResetModel();
    m_year = std::move(year);
    filter();
    endResetModel();
}

void PlanTableModel::narrow(Narrowed narrowed)
{
    beginResetModel();
    m_narrowed = std::move(narrowed);
    filter();
    endResetModel();
}

void PlanTableModel::filter()
{
    m_rows.clear();
    m_sums.assign(13, {});
    if (!m_year)
        return;
    const PlanYear& plans = m_year->plans;
    const auto& orgs = plans.orgs();
    int top = -1; // level of the one the others are below, while those follow it
    for (std::size_t org = 0; org < orgs.size(); ++org) {
        if (m_narrowed.below) {
            if (top >= 0 && orgs[org].level <= top)
                break;
            if (orgs[org].id == *m_narrowed.below)
                top = orgs[org].level;
            if (top < 0)
                continue;
        }
        if (!m_narrowed.words.isEmpty() &&
            !m_year->names[org].contains(m_narrowed.words, Qt::CaseInsensitive))
            continue;
        const PlanCounts all = plans.count(org, 0, m_narrowed.kind);
        if ((m_narrowed.overdue_only && all.overdue == 0) ||
            (m_narrowed.planned_only && plans.lines(org).empty()))
            continue;
        m_rows.push_back(org);
        add(m_sums[0], all);
        for (int month = 1; month <= 12; ++month)
            add(m_sums[static_cast<std::size_t>(month)], plans.count(org, month, m_narrowed.kind));
    }
}

std::optional<std::size_t> PlanTableModel::org_at(int row) const
{
    if (row < 0 || row >= static_cast<int>(m_rows.size()))
        return std::nullopt;
    return m_rows[static_cast<std::size_t>(row)];
}

std::vector<PlanLine> PlanTableModel::lines(std::size_t org, int month) const
{
    std::vector<PlanLine> found;
    for (const PlanLine& line : m_year->plans.lines(org))
        if ((month == 0 || line.date.month() == month) &&
            (m_narrowed.kind.empty() || line.kind == m_narrowed.kind))
            found.push_back(line);
    return found;
}

int PlanTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() || m_rows.empty() ? 0 : static_cast<int>(m_rows.size()) + 1;
}

int PlanTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : Columns;
}

LifeState PlanTableModel::look_of(const PlanCounts& counts, int month) const
{
    if (counts.overdue > 0)
        return LifeState::Hole;
    if (counts.open == 0)
        return counts.done > 0 ? LifeState::Held : LifeState::None;
    const Date first = *Date::from_ymd(m_year->plans.year(), month, 1);
    return first <= m_year->county->as_of ? LifeState::Due : LifeState::Later;
}

QVariant PlanTableModel::month_data(std::size_t org, int month, int role) const
{
    const PlanCounts counts = m_year->plans.count(org, month, m_narrowed.kind);
    const auto words = [&] {
        QStringList parts;
        if (counts.done > 0)
            parts << (counts.done > 1 ? QStringLiteral("✓%1").arg(counts.done)
                                      : QStringLiteral("✓"));
        const auto part = [&](const QString& word, std::int64_t count) {
            if (count > 0)
                parts << (count > 1 ? word + QString::number(count) : word);
        };
        part(tr("late", "plan"), counts.overdue);
        part(tr("due", "plan"), counts.open);
        return parts.join(QLatin1Char(' '));
    };
    switch (role) {
    case Qt::DisplayRole:
        return words();
    case Qt::ForegroundRole:
    case Qt::BackgroundRole:
        return mark_look(look_of(counts, month), role);
    case Qt::AccessibleTextRole:
        return QStringLiteral("%1　%2　%3")
            .arg(m_year->names[org], tr("month %1").arg(month), words());
    case Qt::ToolTipRole: {
        QString text = QStringLiteral("%1　%2").arg(m_year->names[org], tr("month %1").arg(month));
        for (const PlanLine& line : lines(org, month))
            text += QStringLiteral("\n%1　%2　%3　%4")
                        .arg(date_text(line.date), qt(line.kind), qt(line.topic),
                             plan_state_words(line.state));
        return text;
    }
    default:
        return {};
    }
}

QVariant PlanTableModel::cell_data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || !m_year)
        return {};
    if (role == Qt::TextAlignmentRole)
        return alignment(index.column());
    const int month = month_of(index.column());
    const auto org = org_at(index.row());
    if (!org) {
        if (role == Qt::FontRole) {
            QFont font = text_font(Theme::current());
            font.setBold(true);
            return font;
        }
        if (role != Qt::DisplayRole)
            return {};
        if (index.column() == Org)
            return tr("All together");
        return month != 0 ? count_or_blank(sums(month).all()) : sum_text(sums(0), index.column());
    }
    if (month != 0)
        return month_data(*org, month, role);
    if (index.column() == Org) {
        if (role == Qt::DisplayRole)
            return QString(2 * m_year->plans.orgs()[*org].level, QChar(0x2002)) +
                   m_year->names[*org];
        return role == Qt::ToolTipRole ? QVariant(m_year->names[*org]) : QVariant();
    }
    if (role != Qt::DisplayRole)
        return {};
    return sum_text(m_year->plans.count(*org, 0, m_narrowed.kind), index.column());
}

QVariant PlanTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole)
        return alignment(section);
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    if (const int month = month_of(section); month != 0)
        return tr("%1.").arg(month);
    switch (section) {
    case Org:
        return tr("Organization");
    case Planned:
        return tr("Planned");
    case Done:
        return tr("Done");
    case Overdue:
        return tr("Overdue");
    default:
        return tr("To be done");
    }
}

} // namespace lx::ui
