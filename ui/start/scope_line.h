#pragma once

#include <QWidget>

#include "core/coverage/overview.h"

class QCheckBox;
class QPushButton;

namespace lx {
struct County;
}

namespace lx::ui {

class TextLabel;

/// Above the figures of the start page while they are of a 统计口径: which it is, the units it
/// leaves undetermined and those outside that an organization covers (each opens its list), and a
/// switch that puts the figures of all registered units beside.
class ScopeLine : public QWidget
{
    Q_OBJECT
public:
    explicit ScopeLine(QWidget* parent);
    /// Hidden where the county's figures are of all; `done` may be null.
    void show_county(const County* done);
    /// Figures of all are wanted beside, and there are such.
    [[nodiscard]] bool beside() const;

Q_SIGNALS:
    void rows_wanted(lx::OverviewRows which, const QString& title);
    void beside_changed(bool beside);

private:
    QPushButton* add_list(OverviewRows which, const QString& title);

    TextLabel* m_name = nullptr;
    QPushButton* m_undetermined = nullptr;
    QPushButton* m_outside = nullptr;
    QCheckBox* m_beside = nullptr;
};

} // namespace lx::ui
