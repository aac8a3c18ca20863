#include "ui/document/ledger_files.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace lx::ui {

QString ledger_file_filter()
{
    return QCoreApplication::translate("files", "Ledger files (*.lxdb);;All files (*)");
}

QString with_ledger_ending(const QString& path)
{
    return QFileInfo(path).suffix().isEmpty() ? path + QStringLiteral(".lxdb") : path;
}

} // namespace lx::ui
