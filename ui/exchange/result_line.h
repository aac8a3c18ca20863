#pragma once

#include <QWidget>

#include "core/ledger/catalog.h"
#include "ui/presentation/import_preview.h"

namespace lx::ui {

class MarkupLabel;
class TextLabel;

/// The counts of an import in one line, what goes in with it below.
class ResultLine : public QWidget
{
    Q_OBJECT
public:
    explicit ResultLine(QWidget* parent = nullptr);
    void show_import(const Catalog& catalog, const ImportPreview& import);

private:
    MarkupLabel* m_numbers = nullptr;
    TextLabel* m_also = nullptr;
};

} // namespace lx::ui
