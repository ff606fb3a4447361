// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/libtorch/memory.h"

#if defined(__GLIBC__) || __has_include(<malloc.h>)
#include <malloc.h>
#endif

namespace maskscope {

void returnFreeMemory()
{
#if defined(__GLIBC__)
    malloc_trim(0);
#endif
}

} // namespace maskscope
