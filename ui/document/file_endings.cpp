#include "ui/document/file_endings.h"

#include <algorithm>

namespace lx::ui {

QString with_ending(const QString& path, const QStringList& endings)
{
    const bool has = std::any_of(endings.begin(), endings.end(), [&](const QString& ending) {
        return path.endsWith(ending, Qt::CaseInsensitive);
    });
    return has || path.isEmpty() ? path : path + endings.front();
}

} // namespace lx::ui
