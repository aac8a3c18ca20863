#pragma once

#include <vector>

#include "ui/widgets/wrap_header.h"

namespace lx::ui {

/// Headings of which the first ones stay at the left while the others scroll beneath them. There is
/// one header with one set of widths, of sections and of sorting; where a frozen section is shown
/// is its place in the unscrolled table, and what the mouse does there is done to it.
class FrozenHeader : public WrapHeader
{
    Q_OBJECT
public:
    explicit FrozenHeader(QWidget* parent = nullptr);

    /// How many of the sections shown are frozen; 0 = none.
    void set_frozen(int count);
    [[nodiscard]] int frozen() const { return m_count; }
    /// The frozen sections from left to right, as many of them as leave room for others to scroll.
    [[nodiscard]] std::vector<int> frozen_sections() const;
    [[nodiscard]] bool is_frozen(int section) const;
    /// Width they take, in pixels; 0 where none is frozen.
    [[nodiscard]] int strip() const;
    /// The section shown at `x` of the viewport; -1 where there is none.
    [[nodiscard]] int section_at(int x) const;

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    bool viewportEvent(QEvent* event) override;

private:
    [[nodiscard]] QMouseEvent meant(const QMouseEvent& event) const;
    [[nodiscard]] bool on_handle(int x) const;

    int m_count = 0;
    /// While a frozen section is being drawn to a width: all moves are meant from where it began.
    bool m_sizing = false;
};

} // namespace lx::ui
