#pragma once

#include "ui/document/dialogs.h"

namespace lx::ui {

/// The real dialogs, over the active window.
class QtDialogs final : public Dialogs
{
public:
    [[nodiscard]] int choose(const QString& title, const QString& text, const QStringList& answers,
                             int safe) override;
    [[nodiscard]] QString open_file(const QString& title, const QString& filter) override;
    [[nodiscard]] QStringList open_files(const QString& title, const QString& filter) override;
    [[nodiscard]] QString save_file(const QString& title, const QString& name,
                                    const QString& filter) override;
    [[nodiscard]] QString choose_folder(const QString& title) override;
    [[nodiscard]] std::unique_ptr<QPagedPaintDevice>
    choose_printer(const QString& title, const QPageLayout& paper) override;

private:
    QString m_folder; ///< where the last file was
};

} // namespace lx::ui
