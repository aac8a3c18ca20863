#pragma once

#include <QHeaderView>

namespace lx::ui {

/// Headings of a table: never cut, they wrap to two lines where their columns are too narrow for
/// one; the sorted column carries an arrow.
class WrapHeader : public QHeaderView
{
    Q_OBJECT
public:
    explicit WrapHeader(QWidget* parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;
    /// Narrowest width in which a heading still stands on two lines.
    [[nodiscard]] int narrowest(int section) const;

protected:
    void paintSection(QPainter* painter, const QRect& rect, int section) const override;

private:
    [[nodiscard]] QString text_of(int section) const;
    [[nodiscard]] bool one_line() const;
};

} // namespace lx::ui
