#pragma once

#include "ui/widgets/labels.h"

namespace lx::ui {

/// A text on one line that gives way where there is no room: it then ends in dots (or has them in
/// its middle) and the pointer resting on it tells the whole.
class LineLabel final : public TextLabel
{
    Q_OBJECT
public:
    explicit LineLabel(QWidget* parent = nullptr, Qt::TextElideMode dots = Qt::ElideRight);
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool is_cut() const;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    Qt::TextElideMode m_dots;
};

} // namespace lx::ui
