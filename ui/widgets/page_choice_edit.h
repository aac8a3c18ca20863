#pragma once

#include <optional>

#include <QLineEdit>

#include "ui/presentation/print/page_setup.h"

namespace lx::ui {

class AppContext;

/// Which pages of a print are wanted: 1-3，5; empty = all.
class PageChoiceEdit : public QLineEdit
{
    Q_OBJECT
public:
    explicit PageChoiceEdit(QWidget* parent = nullptr);

    /// The setup with the pages that were typed. Nothing where they can't be read: that is told,
    /// and the keyboard stands here.
    [[nodiscard]] std::optional<PageSetup> of(PageSetup setup, AppContext& context);
};

} // namespace lx::ui
