#include "ui/presentation/star_table_model.h"

#include <algorithm>

#include <QFont>

#include "ui/presentation/format.h"
#include "ui/presentation/theme.h"

namespace lx::ui {

namespace {

int alignment(int column)
{
    return (column == StarTableModel::Score || column == StarTableModel::Rank ? Qt::AlignRight
                                                                              : Qt::AlignLeft) |
           Qt::AlignVCenter;
}

} // namespace

QString star_text(std::optional<int> stars, bool or_blank)
{
    return !stars && or_blank ? QString() : qt(star_title(stars));
}

QString missing_text(const StarProposal& proposal, const StarProposal::Org& org, std::size_t most)
{
    const StarProposal::Missing missing = proposal.missing(org);
    if (!missing.next)
        return {};
    QStringList parts;
    for (const std::size_t v : missing.vetoes)
        parts << StarTableModel::tr("“%1” removed").arg(qt(proposal.scheme().veto[v].title));
    for (std::size_t i = 0; i < std::min(most, missing.gains.size()); ++i)
        parts << QStringLiteral("%1 +%2").arg(qt(missing.gains[i].text),
                                              qt(points_text(missing.gains[i].points)));
    const QString to = star_text(missing.next);
    const QString head =
        missing.lacking > 0
            ? StarTableModel::tr("%1 points to %2").arg(qt(points_text(missing.lacking)), to)
            : StarTableModel::tr("To %1").arg(to);
    return parts.isEmpty() ? head : head + QStringLiteral("：") + parts.join(QStringLiteral("、"));
}

void StarTableModel::show(Shown proposal)
{
    beginResetModel();
    m_proposal = std::move(proposal);
    filter();
    endResetModel();
}

void StarTableModel::narrow(const QString& words, Only only)
{
    beginResetModel();
    m_words = words.trimmed();
    m_only = only;
    filter();
    endResetModel();
}

bool StarTableModel::fits(const StarProposal::Org& org) const
{
    if (!m_words.isEmpty() &&
        !qt(m_proposal->org_name(org.row)).contains(m_words, Qt::CaseInsensitive))
        return false;
    switch (m_only) {
    case Only::Beyond:
        return org.beyond;
    case Only::Pending:
        return org.pending > 0;
    case Only::Vetoed:
        return !org.vetoes.empty();
    case Only::Behind:
        return org.star.value_or(0) == 0 || org.lowered();
    case Only::Decided:
        return org.decided;
    default:
        return true;
    }
}

void StarTableModel::filter()
{
    m_lines.clear();
    m_orgs = 0;
    if (!m_proposal)
        return;
    const auto& orgs = m_proposal->orgs();
    for (std::size_t i = 0; i < orgs.size(); ++i) {
        if (!fits(orgs[i]))
            continue;
        if (m_lines.empty() || m_lines.back().manager != orgs[i].manager)
            m_lines.push_back({orgs[i].manager, std::nullopt});
        m_lines.push_back({orgs[i].manager, i});
        ++m_orgs;
    }
}

const StarProposal::Org* StarTableModel::org_at(int row) const
{
    if (row < 0 || row >= rowCount() || !m_lines[static_cast<std::size_t>(row)].org)
        return nullptr;
    return &m_proposal->orgs()[*m_lines[static_cast<std::size_t>(row)].org];
}

int StarTableModel::row_of(std::int64_t org) const
{
    for (int row = 0; row < rowCount(); ++row)
        if (const auto* one = org_at(row); one != nullptr && one->id == org)
            return row;
    return -1;
}

int StarTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

int StarTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : Columns;
}

QVariant StarTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return alignment(section);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Org:
        return tr("Organization");
    case Score:
        return tr("Points");
    case Rank:
        return tr("Rank");
    case Proposed:
        return tr("Proposed star");
    case Previous:
        return tr("Star before");
    case Star:
        return tr("Decided star");
    case Veto:
        return tr("Veto");
    default:
        return tr("Missing for the next star");
    }
}

QVariant StarTableModel::cell_data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const Line& line = m_lines[static_cast<std::size_t>(index.row())];
    if (role == Qt::TextAlignmentRole)
        return alignment(index.column());
    return line.org ? org_data(m_proposal->orgs()[*line.org], index.column(), role)
                    : manager_data(line.manager, index.column(), role);
}

QVariant StarTableModel::manager_data(std::int32_t manager, int column, int role) const
{
    bool over = false;
    QStringList uses;
    int rated = 0;
    for (const StarProposal::QuotaUse& use : m_proposal->quotas()) {
        if (use.manager != manager)
            continue;
        over = over || use.over();
        rated = use.rated;
        uses << tr("%1: %2 of at most %3")
                    .arg(star_text(use.stars), count_text(use.used), count_text(use.limit));
    }
    const Theme& theme = Theme::current();
    switch (role) {
    case Qt::DisplayRole:
        if (column != Org)
            return {};
        return qt(m_proposal->manager_name(manager)) +
               (uses.isEmpty() ? QString() : QStringLiteral("　")) +
               (over ? QStringLiteral("⚠ ") : QString()) + uses.join(QStringLiteral("、"));
    case Qt::ToolTipRole:
        return uses.isEmpty()
                   ? QVariant()
                   : tr("%1 of %2 rated").arg(uses.join(QStringLiteral("、")), count_text(rated));
    case Qt::FontRole: {
        QFont font = text_font(theme);
        font.setBold(true);
        return font;
    }
    case Qt::BackgroundRole:
        return theme.header;
    case Qt::ForegroundRole:
        return over ? QVariant(theme.bad) : QVariant();
    default:
        return {};
    }
}

QVariant StarTableModel::org_data(const StarProposal::Org& org, int column, int role) const
{
    const Theme& theme = Theme::current();
    switch (role) {
    case Qt::DisplayRole:
        return text(org, column);
    case Qt::ToolTipRole:
        return tip(org, column);
    case Qt::ForegroundRole:
        if (column == Veto || (column == Star && org.beyond))
            return theme.bad;
        if (column == Star && org.lowered())
            return theme.warn;
        return column == Missing ? QVariant(theme.text_soft) : QVariant();
    case Qt::FontRole:
        if (column == Star && org.decided) {
            QFont font = text_font(theme);
            font.setBold(true);
            return font;
        }
        return {};
    default:
        return {};
    }
}

QString StarTableModel::text(const StarProposal::Org& org, int column) const
{
    switch (column) {
    case Org:
        return QStringLiteral("　") + qt(m_proposal->org_name(org.row));
    case Score:
        return qt(points_text(org.points));
    case Rank:
        return QString::number(org.rank);
    case Proposed:
        return star_text(org.proposed);
    case Previous:
        return star_text(org.previous, true);
    case Star:
        return star_text(org.star) + (org.lowered() ? QStringLiteral(" ↓") : QString()) +
               (org.beyond ? QStringLiteral(" ") + tr("over") : QString());
    case Veto: {
        QStringList names;
        for (const std::size_t v : org.vetoes)
            names << qt(m_proposal->scheme().veto[v].title);
        return names.join(QStringLiteral("、"));
    }
    default:
        return missing_text(*m_proposal, org, 0);
    }
}

QString StarTableModel::tip(const StarProposal::Org& org, int column) const
{
    if (column == Veto) {
        QStringList lines;
        for (const std::size_t v : org.vetoes) {
            const StarVeto& veto = m_proposal->scheme().veto[v];
            const auto how = m_proposal->round().found_by_hand(org.id, veto.id);
            lines << qt(veto.title + "（" + veto.clause + "）") +
                         (how ? QStringLiteral("：") + qt(*how) : QString());
        }
        return lines.join(QLatin1Char('\n'));
    }
    if (column == Missing)
        return missing_text(*m_proposal, org, 5);
    if (column == Star && org.decided)
        return qt(m_proposal->round().entry(org.id)->decided->reason);
    return text(org, column).trimmed();
}

} // namespace lx::ui
