#pragma once

#include <memory>

#include <QWidget>

#include "ui/presentation/jobs.h"
#include "ui/presentation/print/document_pdf.h"
#include "ui/widgets/printed_tables.h"

class QComboBox;
class QPushButton;

namespace lx::ui {

class AppContext;
class PageChoiceEdit;
class PageView;
class ReportOutput;
class TextLabel;

/// What a page shows, seen as it will be printed; goes from here to a printer, a PDF, a workbook.
class PrintPanel : public QWidget
{
    Q_OBJECT
public:
    explicit PrintPanel(AppContext& context, QWidget* parent = nullptr);

    /// The first one is shown. Not empty.
    void offer(std::vector<Printed> tables);
    void clear();
    /// Asks for a printer.
    void print();

Q_SIGNALS:
    void left();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void make();
    void show_text(const QString& text);
    void update_actions();

    AppContext& m_context;
    std::vector<Printed> m_tables;
    std::shared_ptr<const Report> m_report;
    std::shared_ptr<const std::vector<PrintPiece>> m_pieces;
    PageSetup m_setup = PageSetup::landscape_table();
    QComboBox* m_which = nullptr;
    QComboBox* m_zoom = nullptr;
    PageChoiceEdit* m_only = nullptr;
    QPushButton* m_print = nullptr;
    QPushButton* m_pdf = nullptr;
    QPushButton* m_excel = nullptr;
    PageView* m_pages = nullptr;
    TextLabel* m_text = nullptr; ///< why there are no pages
    ReportOutput* m_output = nullptr;
    JobSlot m_slot;
};

/// Sizes the pages of a print can be looked at: as wide as the window, then per cent of paper.
void offer_zoom(QComboBox* box, PageView* pages);

} // namespace lx::ui
