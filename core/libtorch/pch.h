// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

// The torch headers of this folder, compiled once. Each .cpp still includes what it uses.
#include <ATen/core/Tensor.h>
#include <ATen/core/function_schema.h>
#include <ATen/core/ivalue.h>
#include <torch/csrc/jit/api/module.h>
#include <torch/csrc/jit/ir/ir.h>
