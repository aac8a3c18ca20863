#include "ui/presentation/finding_model.h"

#include "ui/presentation/format.h"
#include "ui/presentation/state_look.h"
#include "ui/presentation/theme.h"

namespace lx::ui {

namespace {

constexpr std::size_t most_names = 20'000; ///< kept before all are forgotten

} // namespace

FindingModel::FindingModel(QObject* parent) : QAbstractTableModel(parent) {}

void FindingModel::show(std::shared_ptr<const FindingList> list)
{
    beginResetModel();
    m_list = std::move(list);
    m_names.clear();
    endResetModel();
}

const FindingList::Row* FindingModel::finding(int row) const
{
    if (!m_list || row < 0 || row >= rowCount())
        return nullptr;
    return &m_list->rows[static_cast<std::size_t>(row)];
}

int FindingModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() || !m_list ? 0 : static_cast<int>(m_list->rows.size());
}

int FindingModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(Columns);
}

QString FindingModel::subject(int row) const
{
    if (const auto known = m_names.find(row); known != m_names.end())
        return known->second;
    if (!m_fetch)
        return {};
    if (m_names.size() > most_names)
        m_names.clear();
    const int first = row / block * block;
    const int end = std::min(first + block, rowCount());
    std::unordered_map<std::string, std::vector<std::int64_t>> wanted;
    for (int i = first; i < end; ++i)
        wanted[m_list->ledger(*finding(i))].push_back(finding(i)->id);
    for (const auto& [ledger, ids] : wanted) {
        const auto names = m_fetch(ledger, ids);
        for (int i = first; i < end; ++i) {
            const FindingList::Row& one = *finding(i);
            if (m_list->ledger(one) != ledger)
                continue;
            const auto name = names.find(one.id);
            m_names[i] = name == names.end() ? QString() : qt(name->second);
        }
    }
    return m_names[row];
}

QVariant FindingModel::cell_data(const QModelIndex& index, int role) const
{
    const FindingList::Row* one = index.isValid() ? finding(index.row()) : nullptr;
    if (one == nullptr)
        return {};
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        switch (index.column()) {
        case StateWord: {
            const StateLook look = state_look(one->state, Theme::current());
            return look.sign + QLatin1Char(' ') + look.word;
        }
        case Subject:
            return subject(index.row());
        case Org:
            return qt(m_list->done->org_name(one->org));
        case Handled: {
            const std::string_view title = handling_title(one->handling);
            return QString::fromUtf8(title.data(), static_cast<qsizetype>(title.size()));
        }
        default:
            return one->deadline == FindingList::no_day || one->state == State::NotApplicable
                       ? QString()
                       : qt(Date(one->deadline).iso());
        }
    case Qt::ForegroundRole:
        if (index.column() == StateWord)
            return state_look(one->state, Theme::current()).color;
        if (index.column() == Handled)
            return one->handling == Handling::Overdue ? Theme::current().bad
                                                      : Theme::current().text_soft;
        return {};
    case Qt::TextAlignmentRole:
        return static_cast<int>((index.column() == Deadline ? Qt::AlignHCenter : Qt::AlignLeft) |
                                Qt::AlignVCenter);
    default:
        return {};
    }
}

QVariant FindingModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>((section == Deadline ? Qt::AlignHCenter : Qt::AlignLeft) |
                                Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case StateWord:
        return tr("State");
    case Subject:
        return tr("Subject");
    case Org:
        return tr("Answerable organization");
    case Handled:
        return tr("Handled");
    default:
        return tr("Deadline");
    }
}

} // namespace lx::ui
