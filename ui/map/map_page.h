#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "ui/map/map_data.h"
#include "ui/presentation/jobs.h"
#include "ui/presentation/map/map_sheet.h"
#include "ui/widgets/page.h"

class QPushButton;
class QTableView;

namespace lx::ui {

class Evaluations;
class LegendView;
class LineLabel;
class MapPanes;
class MapTools;
struct MapPointed;
class ReportOutput;
class TextTableModel;

/// 分布图: the parts of the county shaded by a figure, its units and other marks as points, on one
/// day or two side by side, beside them the same figures as a table. A mark or an area opens its
/// list; boundaries are taken in from here, tiles put in their places, the coordinates' system is
/// said, sheets are saved and printed.
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
    void build_tools();
    QWidget* build_map();
    QWidget* build_side();
    /// Makes the picture anew on a worker. `keep`: what is seen stays where it is.
    void make(bool keep);
    void show_data(std::shared_ptr<const MapData> made, bool keep);
    void fill_table();
    void tell(const QString& words);
    void open(int day, const MapPointed& what);
    void open_area(int day, int area);
    void open_rows(const std::string& ledger, const std::vector<std::int32_t>& rows,
                   const QString& title);
    void open_outside();
    void fly(const QString& words);
    void import_boundaries();
    void choose_system();
    void move_tile(int area, TilePlace to);
    /// Precondition: there is a map.
    [[nodiscard]] MapSheet sheet();
    [[nodiscard]] MapPaper paper();
    /// On a printer, as it is saved.
    void print_sheet();
    /// One sheet a part, into a folder.
    void save_each();

    Evaluations& m_evaluations;
    std::shared_ptr<const MapData> m_data;
    MapTools* m_tools = nullptr;
    MapPanes* m_panes = nullptr;
    LegendView* m_legend = nullptr;
    TextTableModel* m_model = nullptr;
    QTableView* m_table = nullptr;
    LineLabel* m_pointed = nullptr;
    QPushButton* m_import = nullptr;
    QPushButton* m_print_map = nullptr;
    QPushButton* m_each = nullptr;
    QPushButton* m_save = nullptr;
    ReportOutput* m_output = nullptr;
    JobSlot m_making;
    WorkSlot m_work;
};

} // namespace lx::ui
