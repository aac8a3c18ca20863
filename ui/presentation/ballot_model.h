#pragma once

#include <QAbstractTableModel>
#include <QStringList>

#include "ui/presentation/ballot_keys.h"
#include "ui/presentation/shown_text.h"

namespace lx::ui {

/// The ballot paper in hand as a table: a line a mark, the one that is waited for pointed at, the
/// other pass's beside where it differs.
class BallotModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column
    {
        Name, ///< organization, and aspect where there are several
        Mark,
        Other,
        Columns
    };
    BallotModel(const BallotKeys& keys, QObject* parent) : QAbstractTableModel(parent), m_keys(keys)
    {}
    /// Names of the lines and words of the marks from the best on.
    void set_lines(const QStringList& lines, const QStringList& marks);
    /// A mark was keyed, or another paper is in hand.
    void changed(int first, int last);
    /// 好, 弃权, 无效票.
    [[nodiscard]] QString word(char mark) const;

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

    const BallotKeys& m_keys;
    QStringList m_lines;
    QStringList m_marks;
};

} // namespace lx::ui
