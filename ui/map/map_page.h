#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "ui/map/map_data.h"
#include "ui/presentation/jobs.h"
#include "ui/presentation/map/map_sheet.h"
#include "ui/widgets/page.h"

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPushButton;
class QTableView;

namespace lx::ui {

class Evaluations;
class LegendView;
class LineLabel;
class MapView;
class ReportOutput;
class TextTableModel;

/// 分布图: the parts of the county shaded by a figure, its units as points, beside them the same
/// figures as a table. A mark or an area opens its list; boundaries are taken in from here, and the
/// coordinates' system is said.
class MapPage : public Page
{
    Q_OBJECT
public:
    explicit MapPage(AppContext& context, QWidget* parent = nullptr);
    void refresh(const Changes& changes) override;
    void find() override;
    void save() override;
    void focus_first() override;

private:
    void build_actions();
    QWidget* build_tools();
    QWidget* build_map();
    QWidget* build_side();
    void fill_shades();
    /// Makes the picture anew on a worker. `keep`: what is seen stays where it is.
    void make(bool keep);
    void show_data(std::shared_ptr<const MapData> made, bool keep);
    void fill_table();
    void fill_roots();
    void fill_systems();
    void tell(int area, int unit);
    void open_area(int area);
    void open_units(const std::vector<std::int32_t>& rows, const QString& title);
    void open_outside();
    void fly();
    void import_boundaries();
    void choose_system();
    [[nodiscard]] MapAsked asked() const;
    /// Precondition: there is a map.
    [[nodiscard]] MapSheet sheet();
    /// On a printer, as it is saved.
    void print_sheet();

    Evaluations& m_evaluations;
    std::shared_ptr<const MapData> m_data;
    MapView* m_map = nullptr;
    LegendView* m_legend = nullptr;
    TextTableModel* m_model = nullptr;
    QTableView* m_table = nullptr;
    QComboBox* m_root = nullptr;
    QComboBox* m_shade = nullptr;
    QComboBox* m_classes = nullptr;
    QComboBox* m_system = nullptr;
    QCheckBox* m_units = nullptr;
    QLineEdit* m_words = nullptr;
    QLineEdit* m_approval = nullptr;
    LineLabel* m_pointed = nullptr;
    QPushButton* m_outside = nullptr;
    QPushButton* m_import = nullptr;
    QPushButton* m_print_map = nullptr;
    QPushButton* m_save = nullptr;
    ReportOutput* m_output = nullptr;
    JobSlot m_making;
    WorkSlot m_work;
};

} // namespace lx::ui
