#pragma once

#include <QWidget>

#include "ui/presentation/import_preview.h"

class QPushButton;

namespace lx {
class Catalog;
}

namespace lx::ui {

class ReasonList;
class ResultLine;
class TextLabel;

/// What an import has done: counts, reasons, what was remembered, and the ways on from there.
class ImportDone : public QWidget
{
    Q_OBJECT
public:
    explicit ImportDone(QWidget* parent = nullptr);
    void show_import(const Catalog& catalog, const ImportPreview& import);
    [[nodiscard]] QPushButton* save_refused() const { return m_save; }
    [[nodiscard]] QPushButton* withdraw() const { return m_withdraw; }
    [[nodiscard]] QPushButton* done() const { return m_done; }

private:
    TextLabel* m_title = nullptr;
    ResultLine* m_counts = nullptr;
    ReasonList* m_reasons = nullptr;
    TextLabel* m_remembered = nullptr;
    QWidget* m_memory = nullptr;
    QPushButton* m_save = nullptr;
    QPushButton* m_withdraw = nullptr;
    QPushButton* m_done = nullptr;
};

} // namespace lx::ui
