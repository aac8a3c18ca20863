#pragma once

#include <functional>
#include <memory>
#include <unordered_map>

#include <QAbstractTableModel>
#include <QString>

#include "core/county/finding_list.h"
#include "ui/presentation/shown_text.h"

namespace lx::ui {

/// Findings as a table. Names are asked for in blocks as rows come into view, so that a million of
/// them scroll as easily as a hundred.
class FindingModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column
    {
        StateWord,
        Subject,
        Org,
        Deadline,
        Handled, ///< what was done about it
        Columns
    };
    /// Names of some rows of a ledger, quickly (a block of at most `block` ids).
    using FetchNames = std::function<std::unordered_map<std::int64_t, std::string>(
        const std::string& ledger, const std::vector<std::int64_t>& ids)>;
    static constexpr int block = 128;

    explicit FindingModel(QObject* parent = nullptr);
    void set_names(FetchNames fetch) { m_fetch = std::move(fetch); }

    /// `list` may be null.
    void show(std::shared_ptr<const FindingList> list);
    [[nodiscard]] const std::shared_ptr<const FindingList>& list() const { return m_list; }
    [[nodiscard]] const FindingList::Row* finding(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override
    {
        return shown_data(cell_data(index, role), role);
    }
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    [[nodiscard]] QVariant cell_data(const QModelIndex& index, int role) const;
    [[nodiscard]] QString subject(int row) const;

    std::shared_ptr<const FindingList> m_list;
    FetchNames m_fetch;
    mutable std::unordered_map<int, QString> m_names; ///< by row
};

} // namespace lx::ui
