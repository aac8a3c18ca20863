#include "ui/presentation/life_table_model.h"

#include <algorithm>

#include <QFont>

#include "ui/presentation/format.h"
#include "ui/presentation/mark_look.h"
#include "ui/presentation/theme.h"

namespace lx::ui {

namespace {

void add(LifeTotals& into, const LifeTotals& one)
{
    into.asked += one.asked;
    into.done += one.done;
    into.held += one.held;
    into.expected += one.expected;
    into.attended += one.attended;
}

QString count_or_blank(std::int64_t count)
{
    return count == 0 ? QString() : count_text(count);
}

int alignment(int column)
{
    if (LifeTableModel::month_of(column) != 0)
        return Qt::AlignCenter;
    return (column == LifeTableModel::Org ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter;
}

QString total_text(const LifeTotals& totals, int column)
{
    switch (column) {
    case LifeTableModel::Asked:
        return count_or_blank(totals.asked);
    case LifeTableModel::InTime:
        return totals.asked == 0 ? QString() : count_text(totals.done);
    case LifeTableModel::Holes:
        return count_or_blank(totals.asked - totals.done);
    case LifeTableModel::Held:
        return count_or_blank(totals.held);
    default:
        return totals.expected == 0 ? QString() : rate_text(totals.attended, totals.expected);
    }
}

} // namespace

void LifeTableModel::show_year(std::shared_ptr<const Year> year)
{
    beginResetModel();
    m_year = std::move(year);
    if (!m_year || (m_kind && *m_kind >= m_year->life.kinds().size()))
        m_kind.reset();
    filter();
    endResetModel();
}

void LifeTableModel::show_kind(std::optional<std::size_t> kind)
{
    beginResetModel();
    m_kind = kind;
    filter();
    endResetModel();
}

void LifeTableModel::narrow(const QString& words, bool holes_only)
{
    beginResetModel();
    m_words = words.trimmed();
    m_holes_only = holes_only;
    filter();
    endResetModel();
}

void LifeTableModel::show_below(std::optional<std::int64_t> org)
{
    beginResetModel();
    m_below = org;
    filter();
    endResetModel();
}

void LifeTableModel::filter()
{
    m_rows.clear();
    if (!m_year) {
        add_up();
        return;
    }
    const auto& orgs = m_year->life.orgs();
    int top = -1; // level of the one the others are below, while those follow it
    for (std::size_t org = 0; org < orgs.size(); ++org) {
        if (m_below) {
            if (top >= 0 && orgs[org].level <= top)
                break;
            if (orgs[org].id == *m_below)
                top = orgs[org].level;
            if (top < 0)
                continue;
        }
        if (!m_words.isEmpty() && !m_year->names[org].contains(m_words, Qt::CaseInsensitive))
            continue;
        bool hole = !m_holes_only;
        for (int month = 1; month <= 12 && !hole; ++month)
            hole = cell(org, month).state == LifeState::Hole;
        if (hole)
            m_rows.push_back(org);
    }
    add_up();
}

std::optional<std::size_t> LifeTableModel::org_at(int row) const
{
    if (row < 0 || row >= static_cast<int>(m_rows.size()))
        return std::nullopt;
    return m_rows[static_cast<std::size_t>(row)];
}

Period LifeTableModel::period_of(int month) const
{
    return Period::containing(PeriodKind::Month, *Date::from_ymd(m_year->life.year(), month, 1));
}

LifeCell LifeTableModel::cell(std::size_t org, int month) const
{
    const LifeYear& life = m_year->life;
    return m_kind ? life.cell(org, *m_kind, month) : life.all_kinds(org, month);
}

LifeTotals LifeTableModel::of_org(std::size_t org) const
{
    const LifeYear& life = m_year->life;
    if (m_kind)
        return life.of_org(org, *m_kind);
    LifeTotals all;
    for (std::size_t kind = 0; kind < life.kinds().size(); ++kind)
        add(all, life.of_org(org, kind));
    return all;
}

void LifeTableModel::add_up()
{
    m_totals = {};
    m_months = {};
    for (const std::size_t org : m_rows) {
        add(m_totals, of_org(org));
        for (int month = 1; month <= 12; ++month) {
            const LifeCell shown = cell(org, month);
            MonthSums& sums = m_months[static_cast<std::size_t>(month - 1)];
            sums.held += shown.held;
            sums.holes += holes_in(org, month);
            sums.done += shown.state == LifeState::Held ? 1 : 0;
        }
    }
}

int LifeTableModel::holes_in(std::size_t org, int month) const
{
    const LifeYear& life = m_year->life;
    if (m_kind)
        return life.cell(org, *m_kind, month).state == LifeState::Hole ? 1 : 0;
    int holes = 0;
    for (std::size_t kind = 0; kind < life.kinds().size(); ++kind)
        holes += life.cell(org, kind, month).state == LifeState::Hole ? 1 : 0;
    return holes;
}

std::int64_t LifeTableModel::count(LifeState state) const
{
    std::int64_t found = 0;
    const LifeYear& life = m_year->life;
    for (const std::size_t org : m_rows)
        for (std::size_t kind = 0; kind < life.kinds().size(); ++kind)
            for (int month = 1; month <= 12; ++month)
                if (!m_kind || *m_kind == kind)
                    found += life.cell(org, kind, month).state == state ? 1 : 0;
    return found;
}

int LifeTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() || m_rows.empty() ? 0 : static_cast<int>(m_rows.size()) + 1;
}

int LifeTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : Columns;
}

QString LifeTableModel::words_of(std::size_t org, int month) const
{
    const LifeCell shown = cell(org, month);
    QString words;
    if (m_kind) {
        if (shown.state == LifeState::Held || shown.held > 0)
            words = shown.held > 1 ? QStringLiteral("✓%1").arg(shown.held) : QStringLiteral("✓");
    } else if (shown.held > 0 && shown.state != LifeState::Hole) {
        words = count_text(shown.held);
    }
    const auto also = [&](const QString& more) {
        words += (words.isEmpty() ? QString() : QStringLiteral(" ")) + more;
    };
    switch (shown.state) {
    case LifeState::Hole: {
        const int holes = holes_in(org, month);
        also(holes > 1 ? tr("none %1").arg(holes) : tr("none"));
        break;
    }
    case LifeState::Due:
        also(tr("due"));
        break;
    case LifeState::Later:
        if (words.isEmpty())
            words = QStringLiteral("·");
        break;
    default:
        break;
    }
    return words;
}

QVariant LifeTableModel::month_data(std::size_t org, int month, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return words_of(org, month);
    case Qt::ForegroundRole:
    case Qt::BackgroundRole:
        return mark_look(cell(org, month).state, role);
    case Qt::AccessibleTextRole:
        return QStringLiteral("%1　%2　%3")
            .arg(m_year->names[org], qt(period_of(month).chinese()), words_of(org, month));
    case Qt::ToolTipRole: {
        const World& world = *m_year->county->world;
        const LifeYear& life = m_year->life;
        QString lines =
            QStringLiteral("%1　%2").arg(m_year->names[org], qt(period_of(month).chinese()));
        for (const LifeState told : {LifeState::Hole, LifeState::Due}) {
            QStringList kinds;
            for (std::size_t k = 0; k < life.kinds().size(); ++k)
                if ((!m_kind || *m_kind == k) && life.cell(org, k, month).state == told)
                    kinds << qt(life.kinds()[k]);
            if (!kinds.isEmpty())
                lines +=
                    QStringLiteral("\n%1：%2")
                        .arg(qt(std::string(state_title(told))), kinds.join(QStringLiteral("、")));
        }
        const auto number = [&](const char* field, std::int32_t row) {
            const std::int32_t value =
                world.snapshot().column("activity", field).i32[static_cast<std::size_t>(row)];
            return value == kNone32 ? QStringLiteral("–") : count_text(value);
        };
        const std::string kind = m_kind ? life.kinds()[*m_kind] : std::string();
        const Period period = period_of(month);
        for (const std::int32_t row :
             activities_of(world, life.orgs()[org].row, kind, period.first, period.last)) {
            const Date day(
                world.snapshot().column("activity", "date").i32[static_cast<std::size_t>(row)]);
            lines += QStringLiteral("\n%1　%2　")
                         .arg(date_text(day),
                              qt(world.show(*world.registry().find("activity", "kind"), row))) +
                     tr("%1 of %2 came").arg(number("attended", row), number("expected", row));
        }
        return lines;
    }
    default:
        return {};
    }
}

QVariant LifeTableModel::sums_data(int column, int role) const
{
    if (role == Qt::FontRole) {
        QFont font = text_font(Theme::current());
        font.setBold(true);
        return font;
    }
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    if (column == Org)
        return tr("All together");
    const int month = month_of(column);
    if (month == 0)
        return total_text(totals(), column);
    const MonthSums& sums = m_months[static_cast<std::size_t>(month - 1)];
    if (role == Qt::ToolTipRole)
        return tr("%1 held, %2 missing").arg(count_text(sums.held), count_text(sums.holes));
    return count_or_blank(m_kind ? sums.done : sums.held);
}

QVariant LifeTableModel::cell_data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || !m_year)
        return {};
    if (role == Qt::TextAlignmentRole)
        return alignment(index.column());
    const auto org = org_at(index.row());
    if (!org)
        return sums_data(index.column(), role);
    if (const int month = month_of(index.column()); month != 0)
        return month_data(*org, month, role);
    if (index.column() == Org) {
        if (role == Qt::DisplayRole) // those below another stand behind it
            return QString(2 * m_year->life.orgs()[*org].level, QChar(0x2002)) +
                   m_year->names[*org];
        return role == Qt::ToolTipRole ? QVariant(m_year->names[*org]) : QVariant();
    }
    return role == Qt::DisplayRole ? QVariant(total_text(of_org(*org), index.column()))
                                   : QVariant();
}

QVariant LifeTableModel::headerData(int section, Qt::Orientation orientation, int role) const
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
    case Asked:
        return tr("Asked");
    case InTime:
        return tr("In time");
    case Holes:
        return tr("Missing");
    case Held:
        return tr("Held");
    default:
        return tr("Attendance");
    }
}

} // namespace lx::ui
