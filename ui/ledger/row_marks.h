#pragma once

#include <QHeaderView>

namespace lx::ui {

/// The narrow column at the left of a ledger's rows: the signs of what is to be known of a row,
/// whose words are its tip. It has its width also while there is nothing to mark; a click chooses
/// the row.
class RowMarks : public QHeaderView
{
    Q_OBJECT
public:
    explicit RowMarks(QWidget* parent = nullptr);
    /// How many signs a row may have.
    void set_room(int signs);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintSection(QPainter* painter, const QRect& rect, int section) const override;

private:
    int m_room = 1;
};

} // namespace lx::ui
