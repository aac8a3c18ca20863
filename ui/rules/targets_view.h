#pragma once

#include <memory>
#include <vector>

#include <QWidget>

#include "core/county/county.h"
#include "core/rules/target_nearest.h"
#include "ui/presentation/jobs.h"

class QPushButton;
class QSplitter;
class QTableView;

namespace lx::ui {

class AppContext;
class TargetModel;
class TextLabel;
class TextTableModel;

/// 指标: the targets with their figures; of the chosen one the areas and the rows it still lacks,
/// the nearest first.
class TargetsView : public QWidget
{
    Q_OBJECT
public:
    explicit TargetsView(AppContext& context, QWidget* parent = nullptr);
    /// `done` may be null.
    void show(std::shared_ptr<const County> done);
    [[nodiscard]] QTableView* targets() const { return m_targets; }
    [[nodiscard]] QTableView* areas() const { return m_areas; }
    [[nodiscard]] QTableView* gap() const { return m_gap; }

private:
    /// What stands behind one target, found by a worker.
    struct Detail
    {
        std::vector<TargetArea> areas;
        std::vector<NearRow> gap;
        std::vector<TargetRow> reached;
    };
    QWidget* build_detail();
    QTableView* build_table(TextTableModel* model, const QString& name);
    void size_columns();
    void choose_target();
    void show_areas();
    void show_gap();
    void open_rows(bool reached);
    /// 1 for the rows of `area` inside the area chosen at the left.
    [[nodiscard]] bool inside(std::int32_t area) const;
    [[nodiscard]] const TargetArea* chosen_area() const;

    AppContext& m_context;
    JobSlot m_slot;
    std::shared_ptr<const County> m_done;
    std::shared_ptr<const Detail> m_detail;
    const TargetResult* m_result = nullptr;
    std::vector<std::uint8_t> m_inside; ///< by row of `area`
    TargetModel* m_model = nullptr;
    TextTableModel* m_area_model = nullptr;
    TextTableModel* m_gap_model = nullptr;
    QTableView* m_targets = nullptr;
    QTableView* m_areas = nullptr;
    QTableView* m_gap = nullptr;
    TextLabel* m_head = nullptr;
    TextLabel* m_none = nullptr;
    QPushButton* m_open_reached = nullptr;
    QPushButton* m_open_gap = nullptr;
    QSplitter* m_halves = nullptr;
};

} // namespace lx::ui
