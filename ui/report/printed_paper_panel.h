#pragma once

#include "ui/widgets/keep_panel.h"

class QComboBox;
class QDoubleSpinBox;

namespace lx::ui {

class AppContext;
class ReportOutput;

/// How far prints on prepared paper (certificates) are moved, for each printer of this machine: it
/// prints a page to measure by. Escape leaves all as it is.
class PrintedPaperPanel : public KeepPanel
{
    Q_OBJECT
public:
    PrintedPaperPanel(AppContext& context, ReportOutput& output, QWidget* parent = nullptr);

    /// Of this sheet, by its id.
    void edit(const QString& sheet);

protected:
    bool keep() override;

private:
    QWidget* build_fields();
    void show_printer();
    void print_page();

    AppContext& m_context;
    ReportOutput& m_output;
    QString m_sheet;
    QComboBox* m_printer = nullptr;
    QDoubleSpinBox* m_right = nullptr; ///< mm
    QDoubleSpinBox* m_down = nullptr;
};

} // namespace lx::ui
